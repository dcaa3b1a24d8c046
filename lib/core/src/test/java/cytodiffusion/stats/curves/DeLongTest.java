package cytodiffusion.stats.curves;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.stats.Interval;
import cytodiffusion.stats.bootstrap.Bootstrap;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeLongTest {
    private static final double SHIFT = 1.3;
    /** Of positives from N(SHIFT, 1) and negatives from N(0, 1). */
    private static final double TRUE_AUC = new NormalDistribution().cumulativeProbability(SHIFT / Math.sqrt(2));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void varianceMatchesTheDefinitionOverAllPairs(long seed) {
        Cases cases = Cases.draw(seed, 17, 23, 0.5);

        DeLong.Estimate estimate = DeLong.estimate(cases.positive, cases.score);

        assertEquals(Roc.of(cases.positive, cases.score).auc(), estimate.auc(), 1e-12);
        assertEquals(
                Math.sqrt(covarianceOverAllPairs(cases.positive, cases.score, cases.score)),
                estimate.standardError(),
                1e-12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void comparisonMatchesTheDefinitionOverAllPairs(long seed) {
        Cases cases = Cases.draw(seed, 17, 23, 0.5);
        double[] other = cases.related(seed + 100);

        DeLong.Comparison comparison = DeLong.compare(cases.positive, cases.score, other);

        double variance = covarianceOverAllPairs(cases.positive, cases.score, cases.score)
                + covarianceOverAllPairs(cases.positive, other, other)
                - 2 * covarianceOverAllPairs(cases.positive, cases.score, other);
        assertEquals(Math.sqrt(variance), comparison.standardError(), 1e-12);
        double z = (comparison.aucA() - comparison.aucB()) / Math.sqrt(variance);
        assertEquals(z, comparison.z(), 1e-9);
        assertEquals(2 * new NormalDistribution().cumulativeProbability(-Math.abs(z)), comparison.p(), 1e-9);
    }

    @Test
    void intervalsCoverTheTrueAreaAsOftenAsTheySay() {
        int runs = 4000;
        int covered = 0;
        int coveredBySymmetric = 0;
        for (int run = 0; run < runs; run++) {
            Cases cases = Cases.draw(run, 40, 60, 0);
            DeLong.Estimate estimate = DeLong.estimate(cases.positive, cases.score);
            covered += estimate.interval(0.95).contains(TRUE_AUC) ? 1 : 0;
            coveredBySymmetric += estimate.symmetricInterval(0.95).contains(TRUE_AUC) ? 1 : 0;
        }
        assertEquals(0.95, (double) covered / runs, 0.01);
        assertEquals(0.94, (double) coveredBySymmetric / runs, 0.015, "it falls somewhat short, as is known");
    }

    @Test
    void bootstrapIntervalsCoverTheTrueAreaAsOftenAsTheySay() {
        int runs = 300;
        int covered = 0;
        for (int run = 0; run < runs; run++) {
            Cases cases = Cases.draw(run, 40, 60, 0);
            Interval interval = new Bootstrap(400, 0.95, run).auc(cases.positive, cases.score);
            covered += interval.contains(TRUE_AUC) ? 1 : 0;
        }
        assertEquals(0.95, (double) covered / runs, 0.04);
    }

    @Test
    void equallyGoodScoresAreCalledDifferentAsOftenAsTheLevelSays() {
        int runs = 2000;
        int called = 0;
        for (int run = 0; run < runs; run++) {
            Cases cases = Cases.draw(run, 40, 60, 0);
            DeLong.Comparison comparison =
                    DeLong.compare(cases.positive, cases.related(run + 10_000), cases.related(run + 20_000));
            called += comparison.p() < 0.05 ? 1 : 0;
        }
        assertEquals(0.05, (double) called / runs, 0.015);
    }

    @Test
    void aScoreComparedWithItselfGivesNoTest() {
        Cases cases = Cases.draw(1, 40, 60, 0);
        assertEquals(
                Double.NaN,
                DeLong.compare(cases.positive, cases.score, cases.score).p());
    }

    @Test
    void intervalsStayBetweenZeroAndOne() {
        var estimate = new DeLong.Estimate(0.99, 0.02);
        assertEquals(1, estimate.symmetricInterval(0.95).upper());
        assertTrue(estimate.interval(0.95).upper() < 1);
        assertEquals(new Interval(1, 1), new DeLong.Estimate(1, 0).interval(0.95));
    }

    @Test
    void equalValuesShareTheirRanks() {
        assertArrayEquals(new double[] {2.5, 1, 2.5, 4}, DeLong.midranks(new double[] {5, -1, 5, 7}));
    }

    @Test
    void aSinglePositiveCaseIsRefused() {
        boolean[] positive = {true, false, false};
        assertThrows(IllegalArgumentException.class, () -> DeLong.estimate(positive, new double[] {3, 2, 1}));
    }

    /** DeLong's covariance of two areas by its definition, in O(positives * negatives). */
    private static double covarianceOverAllPairs(boolean[] positive, double[] a, double[] b) {
        return covarianceOfMeans(positive, a, b, true) + covarianceOfMeans(positive, a, b, false);
    }

    private static double covarianceOfMeans(boolean[] positive, double[] a, double[] b, boolean kind) {
        double sumA = 0;
        double sumB = 0;
        double sumAb = 0;
        int n = 0;
        for (int i = 0; i < positive.length; i++) {
            if (positive[i] == kind) {
                double meanA = meanWins(positive, a, i);
                double meanB = meanWins(positive, b, i);
                sumA += meanA;
                sumB += meanB;
                sumAb += meanA * meanB;
                n++;
            }
        }
        return (sumAb - sumA * sumB / n) / (n - 1) / n;
    }

    /** How often the positive case of a pair scores higher, over the pairs of case {@code i}. */
    private static double meanWins(boolean[] positive, double[] score, int i) {
        double wins = 0;
        int pairs = 0;
        for (int j = 0; j < positive.length; j++) {
            if (positive[j] != positive[i]) {
                double advantage = positive[i] ? score[i] - score[j] : score[j] - score[i];
                wins += advantage > 0 ? 1 : advantage == 0 ? 0.5 : 0;
                pairs++;
            }
        }
        return wins / pairs;
    }

    /** Scores from two normal distributions, optionally rounded so that there are ties. */
    private record Cases(boolean[] positive, double[] score) {
        static Cases draw(long seed, int positives, int negatives, double roundedTo) {
            var random = new SplittableRandom(seed);
            boolean[] positive = new boolean[positives + negatives];
            double[] score = new double[positive.length];
            for (int i = 0; i < score.length; i++) {
                positive[i] = i < positives;
                double value = random.nextGaussian() + (positive[i] ? SHIFT : 0);
                score[i] = roundedTo > 0 ? Math.rint(value / roundedTo) * roundedTo : value;
            }
            return new Cases(positive, score);
        }

        /** Another score of the same cases, correlated with this one. */
        double[] related(long seed) {
            var random = new SplittableRandom(seed);
            double[] other = score.clone();
            for (int i = 0; i < other.length; i++) {
                other[i] += 0.5 * random.nextGaussian();
            }
            return other;
        }
    }
}
