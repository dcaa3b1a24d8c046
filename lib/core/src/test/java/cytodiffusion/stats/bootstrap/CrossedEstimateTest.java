package cytodiffusion.stats.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.MeanEstimate;
import cytodiffusion.stats.PointEstimate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class CrossedEstimateTest {
    private static final int[] ONE_CLASS = new int[4];

    /**
     * By hand: trainings 0.75 and 0.25, so 0.125 / 2; cells 1, 0.5, 0.5, 0, so (1 / 6) / 4; single answers differ from
     * both by 0.25 in each of the 8 cases, squares 0.5 with 3 degrees of freedom, so (0.5 / 3) / 2 / 4.
     */
    @Test
    void theVarianceHasBothSourcesAndCountsTheRestOnce() {
        double[][] right = {{1, 1, 1, 0}, {1, 0, 0, 0}};

        CrossedEstimate estimate = CrossedEstimate.of(right, ONE_CLASS);

        double trainings = 0.125 / 2;
        double cells = 1 / 6.0 / 4;
        double both = 0.5 / 3 / 2 / 4;
        assertEquals(0.5, estimate.value(), 1e-15);
        assertEquals(trainings + cells - both, estimate.variance(), 1e-15);
        assertEquals(
                Math.pow(trainings + cells - both, 2) / (trainings * trainings + cells * cells / 3 + both * both / 3),
                estimate.degreesOfFreedom(),
                1e-12);
    }

    @Test
    void classesCountAlikeHoweverManyCellsTheyHave() {
        double[][] right = {{1, 1, 1, 0}};
        assertEquals(0.5, CrossedEstimate.of(right, new int[] {0, 0, 0, 2}).value(), 1e-15);
    }

    /** Five trainings that say the same are no more than one. */
    @Test
    void trainingsThatAgreeTellOfTheCellsAlone() {
        double[] one = new double[160];
        Arrays.fill(one, 0, 136, 1);
        double[][] five = {one, one, one, one, one};

        PointEstimate estimate = CrossedEstimate.of(five, new int[160]).proportion(0.95);

        Interval wilson = BinomialInterval.wilson(136, 160, 0.95);
        assertEquals(0.85, estimate.value(), 1e-12);
        assertEquals(wilson.lower(), estimate.interval().orElseThrow().lower(), 0.002);
        assertEquals(wilson.upper(), estimate.interval().orElseThrow().upper(), 0.002);
    }

    @Test
    void thereIsAWidthWhereEveryAnswerIsRight() {
        double[][] right = {{1, 1, 1, 1}, {1, 1, 1, 1}};
        Interval interval =
                CrossedEstimate.of(right, ONE_CLASS).proportion(0.95).interval().orElseThrow();
        assertEquals(BinomialInterval.wilson(4, 4, 0.95).lower(), interval.lower(), 1e-12);
        assertEquals(1, interval.upper());
    }

    /** 0.5 and 0.7 of 100 cells: the trainings' 0.02 / 2 and the cells' at most 0.6 * 0.4 / 100. */
    @Test
    void withoutTheAnswersTheCellsPartIsBounded() {
        CrossedEstimate estimate = CrossedEstimate.ofMeans(new double[] {0.5, 0.7}, 0.0024, 100);
        assertEquals(0.6, estimate.value(), 1e-15);
        assertEquals(0.01 + 0.0024, estimate.variance(), 1e-15);
        assertEquals(0.0124 * 0.0124 / (0.01 * 0.01 + 0.0024 * 0.0024 / 99), estimate.degreesOfFreedom(), 1e-9);
    }

    /**
     * Eight classes of 20 cells, five trainings; cells and trainings each move the probability of a right answer. The
     * truth is that over all trainings and cells. Student's interval of the trainings alone misses it.
     */
    @Test
    void intervalsHoldTheTruthOverOtherTrainingsAndOtherCells() {
        for (double[] spread : new double[][] {{0.15, 2}, {0.4, 1}, {0.05, 3}}) {
            Simulation simulation = new Simulation(5, 20, 1.5, spread[0], spread[1]);
            int crossed = 0;
            int ofTrainings = 0;
            int runs = 400;
            for (int run = 0; run < runs; run++) {
                double[][] right = simulation.draw(run);
                crossed += holds(CrossedEstimate.of(right, simulation.classes()).proportion(0.95), simulation.truth());
                double[] means = Arrays.stream(right)
                        .mapToDouble(row -> Arrays.stream(row).average().orElseThrow())
                        .toArray();
                ofTrainings += holds(MeanEstimate.of(means, 0.95), simulation.truth());
            }
            // Of 400 intervals of 95 % fewer than 370 hold the truth in one of a hundred simulations.
            assertTrue(crossed >= 370, crossed + " of " + runs + " with spreads " + Arrays.toString(spread));
            if (spread[1] > spread[0] * 10) {
                assertTrue(ofTrainings < 350, ofTrainings + " by the trainings alone");
            }
        }
    }

    /** Two models of one accuracy whose trainings and cells differ: their difference is 0. */
    @Test
    void intervalsOfDifferencesHoldTheTruth() {
        Simulation simulation = new Simulation(5, 20, 1, 0.3, 1.5);
        int held = 0;
        int runs = 400;
        for (int run = 0; run < runs; run++) {
            double[][] first = simulation.draw(2L * run);
            double[][] second = simulation.draw(2L * run + 1);
            for (int t = 0; t < first.length; t++) {
                for (int i = 0; i < first[t].length; i++) {
                    first[t][i] -= second[t][i];
                }
            }
            held += holds(CrossedEstimate.of(first, simulation.classes()).difference(0.95), 0);
        }
        assertTrue(held >= 370 && held < runs, held + " of " + runs);
    }

    @Test
    void tooLittleIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CrossedEstimate.of(new double[0][], ONE_CLASS));
        assertThrows(IllegalArgumentException.class, () -> CrossedEstimate.of(new double[][] {{1}}, ONE_CLASS));
        assertThrows(IllegalArgumentException.class, () -> CrossedEstimate.ofMeans(new double[0], 0.1, 9));
    }

    private static int holds(PointEstimate estimate, double truth) {
        return estimate.interval().orElseThrow().contains(truth) ? 1 : 0;
    }

    /** Right where {@code level + ofTraining * N + ofCell * N + N} is above 0, with independent standard normal N. */
    private record Simulation(int trainings, int perClass, double level, double ofTraining, double ofCell) {
        double[][] draw(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] cells = random.doubles(8L * perClass)
                    .map(u -> ofCell * new NormalDistribution(null, 0, 1).inverseCumulativeProbability(u))
                    .toArray();
            double[][] right = new double[trainings][cells.length];
            for (double[] row : right) {
                double training = ofTraining * random.nextGaussian();
                for (int i = 0; i < row.length; i++) {
                    row[i] = level + training + cells[i] + random.nextGaussian() > 0 ? 1 : 0;
                }
            }
            return right;
        }

        double truth() {
            return new NormalDistribution()
                    .cumulativeProbability(level / Math.sqrt(1 + ofTraining * ofTraining + ofCell * ofCell));
        }

        int[] classes() {
            int[] classes = new int[8 * perClass];
            Arrays.setAll(classes, i -> i % 8);
            return classes;
        }
    }
}
