package cytodiffusion.paper.cytodiffusion.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.TrialErrors;
import cytodiffusion.run.SimulatedTrials;
import cytodiffusion.run.TrialRecord;
import cytodiffusion.run.TrialWeighting;
import java.util.List;
import org.junit.jupiter.api.Test;

class EliminationStudyTest {
    private static final int TRIALS = 60;
    private final TrialRecord record = SimulatedTrials.record(40, TRIALS, 1, 1);
    private final EliminationStudy study = new EliminationStudy(record, TrialWeighting.UNIFORM);

    @Test
    void withoutEliminationEveryClassTakesEveryTrial() {
        EliminationStudy.Result all = study.replay(study.none());

        assertEquals(4 * TRIALS, all.evaluations(), 0);
        assertEquals(0, all.lost());
        assertEquals(40, all.images());
    }

    @Test
    void aStricterTestTakesMoreEvaluationsAndLosesLess() {
        TrialRecord hard = SimulatedTrials.record(40, TRIALS, 0.3, 1);
        List<EliminationStudy.Result> byLevel = new EliminationStudy(hard, TrialWeighting.UNIFORM)
                .byLevel(1e-8, 1e-6, 1e-5, 1e-4, 1e-3, 2e-3, 1e-2, 5e-2, 0.2, 0.5);
        for (int i = 1; i < byLevel.size(); i++) {
            EliminationStudy.Result stricter = byLevel.get(i - 1);
            EliminationStudy.Result looser = byLevel.get(i);
            assertTrue(stricter.settings().level() < looser.settings().level());
            assertTrue(stricter.evaluations() >= looser.evaluations(), stricter + " and " + looser);
        }
        assertTrue(byLevel.get(0).lost() <= byLevel.get(byLevel.size() - 1).lost());
        assertTrue(byLevel.get(byLevel.size() - 1).lost() > 0, "at p < 0.5 the best class is often dropped");
    }

    @Test
    void aFirstCheckAfterTheLastTrialDropsNothingBefore() {
        List<EliminationStudy.Result> byMinimum = study.byMinimum(2, 5, 10, 20, 50, 100, 200, 500);
        EliminationStudy.Result last = byMinimum.get(byMinimum.size() - 1);

        assertEquals(TRIALS, last.settings().minTrials());
        assertEquals(4 * TRIALS, last.evaluations(), 0);
        assertTrue(byMinimum.get(0).evaluations() < last.evaluations());
    }

    @Test
    void settingsReachAsFarAsTheTrials() {
        assertEquals(EliminationSettings.PAPER.withTrials(20, TRIALS), study.paper());
        assertEquals(EliminationSettings.anytime(4, TRIALS), study.anytime());
        EliminationStudy few = new EliminationStudy(SimulatedTrials.record(2, 3, 1, 1), TrialWeighting.UNIFORM);
        assertEquals(3, few.paper().minTrials());
        assertEquals(3, few.anytime().maxTrials());
    }

    @Test
    void sharedNoiseIsWorthItsShareOfTheVariance() {
        TrialRecord.Image image = SimulatedTrials.record(1, 5000, 0, 4).images().get(0);
        TrialErrors errors = TrialWeighting.UNIFORM.of(image);

        SharedNoise noise = SharedNoise.of(image.timesteps(), errors, 0, 1);

        // Noise of deviation 10 that both classes share, and 1 of each: variances of 2 and 202.
        assertEquals(2, noise.shared(), 0.2);
        assertEquals(202, noise.separate(), 20);
        assertEquals(noise.separate() / noise.shared(), noise.ratio(), 0);
    }

    @Test
    void aTrendOverTheTimestepsIsNoVariance() {
        int[] timesteps = {1, 800, 400, 200, 600};
        TrialErrors trend = new TrialErrors(new double[][] {{0.1, 80, 40, 20, 60}, {0.1, 80, 40, 20, 60}});

        assertEquals(0, SharedNoise.of(timesteps, trend, 0, 1).shared(), 0);
        assertTrue(SharedNoise.of(timesteps, trend, 0, 1).separate() < 500, "that of the values is 2000");
    }

    @Test
    void rangesOfTimestepsHaveTheirOwnMeans() {
        int[] timesteps = {100, 900, 150, 950};
        double[] errors = {1, 10, 3, 20};

        ErrorsByTimestep.Line line = ErrorsByTimestep.mean(timesteps, errors, 4);

        assertEquals(2, line.timestep().length, "ranges without trials are left out");
        assertEquals(125, line.timestep()[0], 0);
        assertEquals(2, line.value()[0], 0);
        assertEquals(15, line.value()[1], 0);
        // Student's quantile with one degree of freedom.
        assertEquals(2 - 12.706205, line.low()[0], 1e-5);
        assertEquals(15 + 12.706205 * 5, line.high()[1], 1e-5);
    }

    @Test
    void theSpreadIsTakenOverTheClassesOfATrial() {
        TrialRecord given = SimulatedTrials.of(
                0, new int[] {10, 20, 30}, new float[] {1, 1, 1, 1}, new float[] {0, 0, 2, 2}, new float[] {0, 0, 6, 6
                });

        ErrorsByTimestep.Line spread = ErrorsByTimestep.spread(given, 10);

        assertEquals(50, spread.timestep()[0], 0);
        assertEquals(1, spread.value()[0], 0);
        assertEquals(0, spread.low()[0], 0);
        assertEquals(3, spread.high()[0], 0);
    }

    @Test
    void aPartOfTheTimestepsIsARecordOfItsOwn() {
        TrialRecord part = record.within(0, 500);

        assertEquals(30, part.settings().trials());
        TrialRecord.Image image = part.images().get(3);
        for (int timestep : image.timesteps()) {
            assertTrue(timestep < 500);
        }
        double right = new EliminationStudy(part, TrialWeighting.UNIFORM)
                .replay(EliminationSettings.withoutElimination(30))
                .accuracy()
                .value();
        assertTrue(right > study.replay(study.none()).accuracy().value() - 0.05, "the rest is noise: " + right);
    }
}
