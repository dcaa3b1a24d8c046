package cytodiffusion.stats.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.stats.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FoldedEstimateTest {
    private static final List<String> CLASSES = List.of("common", "rare");

    private static ConfusionMatrix fold(int commonRight, int commonWrong, int rareRight, int rareWrong) {
        return new ConfusionMatrix(CLASSES, new int[][] {{commonRight, commonWrong}, {rareWrong, rareRight}});
    }

    /** By hand: folds of 0.95, 0.65 and 0.80, whose variance is 0.0225, times 1/3 + 1/2. */
    @Test
    void theVarianceOfTheFoldsIsCorrectedForTheImagesThatTheirTrainingsShare() {
        List<ConfusionMatrix> folds = List.of(fold(90, 10, 10, 0), fold(80, 20, 5, 5), fold(90, 10, 7, 3));

        CrossedEstimate estimate = FoldedEstimate.of(folds, ConfusionMatrix::balancedAccuracy);

        assertEquals((260 / 300.0 + 22 / 30.0) / 2, estimate.value(), 1e-12, "all folds together");
        assertEquals(0.0225 * (1 / 3.0 + 1 / 2.0), estimate.variance(), 1e-12);
        assertEquals(2, estimate.degreesOfFreedom());
    }

    /** As of 2² / (1/200 + 1/20) answers: a rare class counts as much as a common one. */
    @Test
    void foldsThatAgreeAreNoSurerThanTheirCells() {
        List<ConfusionMatrix> folds = List.of(fold(90, 10, 9, 1), fold(90, 10, 9, 1));

        CrossedEstimate estimate = FoldedEstimate.of(folds, ConfusionMatrix::balancedAccuracy);

        assertEquals(0.9 * 0.1 * (1 / 200.0 + 1 / 20.0) / 4, estimate.variance(), 1e-12);
        assertTrue(estimate.proportion(0.95).interval().orElseThrow().width() > 0);
    }

    @Test
    void aClassHasItsOwnFolds() {
        List<ConfusionMatrix> folds = List.of(fold(90, 10, 10, 0), fold(80, 20, 5, 5));

        CrossedEstimate rare = FoldedEstimate.recall(folds, 1);

        assertEquals(15 / 20.0, rare.value(), 1e-12);
        assertEquals(0.125 * (1 / 2.0 + 1), rare.variance(), 1e-12);
        assertEquals(20, rare.cells());
    }

    /**
     * Ten folds of 40 cells, whose trainings differ by 5 % in how often they are right, all about a level that another
     * dataset of the same size would move by as much as one training: the interval has to hold the truth in 95 % of cases.
     */
    @Test
    void theIntervalHoldsTheTruth() {
        long seed = 20220;
        SplittableRandom random = new SplittableRandom(seed);
        int repetitions = 1000;
        int held = 0;
        for (int r = 0; r < repetitions; r++) {
            List<ConfusionMatrix> folds = new ArrayList<>();
            double shared = 0.05 / 3 * normal(random);
            for (int f = 0; f < 10; f++) {
                double level = 0.85 + shared + 0.05 * normal(random);
                folds.add(fold(right(random, 20, level), 0, right(random, 20, level), 0));
            }
            List<ConfusionMatrix> filled =
                    folds.stream().map(FoldedEstimateTest::filled).toList();
            var estimate = FoldedEstimate.of(filled, ConfusionMatrix::balancedAccuracy);
            held += estimate.proportion(0.95).interval().orElseThrow().contains(0.85) ? 1 : 0;
        }
        double share = held / (double) repetitions;
        assertTrue(share > 0.94 && share < 0.995, "seed " + seed + ": " + share + " held, at least 0.95 wanted");
    }

    private static ConfusionMatrix filled(ConfusionMatrix fold) {
        int common = fold.counts()[0][0];
        int rare = fold.counts()[1][1];
        return fold(common, 20 - common, rare, 20 - rare);
    }

    private static int right(SplittableRandom random, int n, double level) {
        int right = 0;
        for (int i = 0; i < n; i++) {
            right += random.nextDouble() < level ? 1 : 0;
        }
        return right;
    }

    private static double normal(SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum - 6;
    }

    @Test
    void foldsOfOtherClassesAreRefused() {
        ConfusionMatrix other = new ConfusionMatrix(List.of("a", "b"), new int[2][2]);
        assertThrows(IllegalArgumentException.class, () -> FoldedEstimate.sum(List.of(fold(1, 1, 1, 1), other)));
        assertThrows(IllegalArgumentException.class, () -> FoldedEstimate.sum(List.of()));
    }
}
