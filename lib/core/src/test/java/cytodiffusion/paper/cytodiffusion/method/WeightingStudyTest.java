package cytodiffusion.paper.cytodiffusion.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.classify.ErrorWeighting;
import cytodiffusion.classify.TrialErrors;
import cytodiffusion.diffusion.NoiseSchedule;
import cytodiffusion.run.SimulatedTrials;
import cytodiffusion.run.TrialRecord;
import cytodiffusion.run.TrialWeighting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WeightingStudyTest {
    private static final int[] TIMESTEPS = {100, 900};
    private static final float[] FIRST = {4, 2, 8, 2};
    private static final float[] SECOND = {10, 20, 30, 40};

    private static double[] points(TrialWeighting weighting, int trial) {
        TrialErrors errors = weighting.of(
                SimulatedTrials.of(0, TIMESTEPS, FIRST, SECOND).images().get(0));
        double[] points = new double[errors.classes()];
        for (int c = 0; c < points.length; c++) {
            points[c] = errors.byClass()[c][trial];
        }
        return points;
    }

    @Test
    void ranksShareTheirPlaceWhereErrorsAreEqual() {
        assertArrayEquals(new double[] {3, 1.5, 4, 1.5}, points(TrialWeighting.RANKING, 0), 0);
        assertArrayEquals(new double[] {1, 2, 3, 4}, points(TrialWeighting.RANKING, 1), 0);
    }

    @Test
    void normalisedErrorsHaveMeanZeroAndDeviationOne() {
        double[] points = points(TrialWeighting.NORMALISED, 1);
        double deviation = Math.sqrt(125);

        assertArrayEquals(new double[] {-15 / deviation, -5 / deviation, 5 / deviation, 15 / deviation}, points, 1e-12);
    }

    @Test
    void equalErrorsTellNothing() {
        TrialRecord.Image image = SimulatedTrials.of(0, new int[] {5}, new float[] {3, 3, 3, 3})
                .images()
                .get(0);

        assertArrayEquals(new double[] {0}, TrialWeighting.NORMALISED.of(image).byClass()[2], 0);
        assertArrayEquals(new double[] {2.5}, TrialWeighting.RANKING.of(image).byClass()[2], 0);
    }

    @Test
    void weightsMultiplyTheErrorsOfTheirTimestep() {
        TrialWeighting paper = TrialWeighting.polynomial("paper", ErrorWeighting.PAPER);

        assertEquals(4 * ErrorWeighting.PAPER.weight(100), points(paper, 0)[0], 0);
        assertEquals(40 * ErrorWeighting.PAPER.weight(900), points(paper, 1)[3], 0);
        assertEquals(8, points(TrialWeighting.UNIFORM, 0)[2], 0);
        double snr = NoiseSchedule.STABLE_DIFFUSION.snr(100);
        assertEquals(4 * 5 / snr, points(TrialWeighting.SNR, 0)[0], 1e-12, "at t = 100 the ratio is above 5");
        assertEquals(10, points(TrialWeighting.SNR, 1)[0], 0, "at t = 900 it is below");
    }

    @Test
    void decisionsUseTheFirstTrialsOnly() {
        TrialErrors errors = new TrialErrors(new double[][] {{1, 5, 1, 1}, {2, 2, 2, 2}});

        assertArrayEquals(new int[] {0, 1, 0}, WeightingStudy.decisions(errors, List.of(1, 2, 4)));
    }

    @Test
    void thePapersNumbersOfTrialsAreTakenAsFarAsTheyGo() {
        assertEquals(List.of(1, 5, 10, 20, 40), WeightingStudy.checkpoints(40));
        assertEquals(List.of(1, 5, 10, 20, 50, 100, 250, 500, 1000), WeightingStudy.checkpoints(1000));
    }

    @Test
    void eachHalfHoldsEveryClass() {
        TrialRecord record = SimulatedTrials.record(41, 5, 1, 1);
        List<List<Integer>> halves = WeightingStudy.halves(record);

        Set<Integer> all = new HashSet<>(halves.get(0));
        all.addAll(halves.get(1));
        assertEquals(41, all.size());
        for (List<Integer> half : halves) {
            for (int label = 0; label < 4; label++) {
                int wanted = label;
                long ofClass = half.stream()
                        .filter(n -> record.images().get(n).label() == wanted)
                        .count();
                assertTrue(ofClass >= 5 && ofClass <= 6, ofClass + " of " + label);
            }
        }
    }

    /** Above t = 500 there is noise only, which a good weighting leaves out. */
    @Test
    void theRegressionLearnsWhereTheClassesDiffer() {
        TrialRecord record = SimulatedTrials.record(400, 60, 0.5, 2);

        double[] weights = LearnedWeighting.fit(record.images()).weights();

        double below = 0;
        double above = 0;
        for (int bucket = 0; bucket < LearnedWeighting.BUCKETS; bucket++) {
            below += bucket < 10 ? weights[bucket] : 0;
            above += bucket < 10 ? 0 : weights[bucket];
        }
        assertTrue(below > 0 && Math.abs(above) < 0.1 * below, below + " and " + above);
        WeightingStudy study = WeightingStudy.of(record);
        int last = study.trials().size() - 1;
        WeightingStudy.Row learned = row(study, "logistic regression");
        WeightingStudy.Row uniform = row(study, "uniform");
        assertTrue(
                learned.accuracy(last).value() > uniform.accuracy(last).value() + 0.05,
                learned.accuracy(last) + " and " + uniform.accuracy(last));
        assertEquals(
                learned.accuracy(last).value() - uniform.accuracy(last).value(),
                learned.against(uniform).difference(),
                1e-12);
    }

    private static WeightingStudy.Row row(WeightingStudy study, String name) {
        return study.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void weightsLearnedFromAnImageDoNotJudgeIt() {
        TrialRecord record = SimulatedTrials.record(40, 30, 0.5, 3);
        boolean[][] before =
                row(WeightingStudy.of(record), "logistic regression").correct();
        List<TrialRecord.Image> images = new ArrayList<>(record.images());
        int changed = WeightingStudy.halves(record).get(0).get(0);
        TrialRecord.Image image = images.get(changed);
        float[][] mirrored = new float[image.trials()][4];
        for (int k = 0; k < mirrored.length; k++) {
            for (int c = 0; c < 4; c++) {
                mirrored[k][c] = 200 - image.errors()[k][c];
            }
        }
        images.set(changed, new TrialRecord.Image(image.id(), image.label(), image.timesteps(), mirrored));
        boolean[][] after = row(WeightingStudy.of(new TrialRecord(record.settings(), images)), "logistic regression")
                .correct();

        for (int n : WeightingStudy.halves(record).get(0)) {
            if (n != changed) {
                for (int i = 0; i < before.length; i++) {
                    assertEquals(before[i][n], after[i][n], "of the half that the changed image is in");
                }
            }
        }
    }

    @Test
    void aSingleImageCannotBeCompared() {
        assertThrows(IllegalArgumentException.class, () -> WeightingStudy.of(SimulatedTrials.record(1, 10, 1, 1)));
    }
}
