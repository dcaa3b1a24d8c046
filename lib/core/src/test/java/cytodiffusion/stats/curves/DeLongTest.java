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

    /** Albumin, total protein, K-G score, whose test is that it is low, 1 where surgery helped. */
    private static final double[][] OVARIAN = {
        {3.0, 5.8, 10, 0}, {3.2, 6.3, 5, 1}, {3.9, 6.8, 3, 1}, {2.8, 4.8, 6, 0},
        {3.2, 5.8, 3, 1}, {0.9, 4.0, 5, 0}, {2.5, 5.7, 8, 0}, {1.6, 5.6, 5, 1},
        {3.8, 5.7, 5, 1}, {3.7, 6.7, 6, 1}, {3.2, 5.4, 4, 1}, {3.8, 6.6, 6, 1},
        {4.1, 6.6, 5, 1}, {3.6, 5.7, 5, 1}, {4.3, 7.0, 4, 1}, {3.6, 6.7, 4, 0},
        {2.3, 4.4, 6, 1}, {4.2, 7.6, 4, 0}, {4.0, 6.6, 6, 0}, {3.5, 5.8, 6, 1},
        {3.8, 6.8, 7, 1}, {3.0, 4.7, 8, 0}, {4.5, 7.4, 5, 1}, {3.7, 7.4, 5, 1},
        {3.1, 6.6, 6, 1}, {4.1, 8.2, 6, 1}, {4.3, 7.0, 5, 1}, {4.3, 6.5, 4, 1},
        {3.2, 5.1, 5, 1}, {2.6, 4.7, 6, 1}, {3.3, 6.8, 6, 0}, {1.7, 4.0, 7, 0},
        {3.7, 6.1, 5, 1}, {3.3, 6.3, 7, 1}, {4.2, 7.7, 6, 1}, {3.5, 6.2, 5, 1},
        {2.9, 5.7, 9, 0}, {2.1, 4.8, 7, 1}, {2.8, 6.2, 8, 0}, {4.0, 7.0, 7, 1},
        {3.3, 5.7, 6, 1}, {3.7, 6.9, 5, 1}, {3.6, 6.6, 5, 1}
    };

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

    /**
     * DeLong's own example (Biometrics 44, 1988): patients with ovarian cancer, whom surgery helped or did not, with
     * albumin, total protein and the K-G score, of which many tie. The 43 without gaps, and the areas, standard errors
     * and p-values, are those of the SAS/STAT User's Guide, "Comparing Receiver Operating Characteristic Curves".
     */
    @Test
    void agreesWithThePublishedExample() {
        boolean[] helped = new boolean[OVARIAN.length];
        double[][] tests = new double[3][OVARIAN.length];
        for (int i = 0; i < OVARIAN.length; i++) {
            helped[i] = OVARIAN[i][3] == 1;
            tests[0][i] = OVARIAN[i][0];
            tests[1][i] = OVARIAN[i][1];
            tests[2][i] = -OVARIAN[i][2];
        }
        double[][] areasAndErrors = {{0.7366, 0.0927}, {0.6478, 0.1000}, {0.7258, 0.1028}};
        for (int t = 0; t < tests.length; t++) {
            DeLong.Estimate estimate = DeLong.estimate(helped, tests[t]);
            assertEquals(areasAndErrors[t][0], estimate.auc(), 5e-5);
            assertEquals(areasAndErrors[t][1], estimate.standardError(), 5e-5);
            assertEquals(
                    covarianceOverAllPairs(helped, tests[t], tests[t]),
                    estimate.standardError() * estimate.standardError(),
                    1e-14);
        }
        DeLong.Comparison albumin = DeLong.compare(helped, tests[0], tests[2]);
        assertEquals(0.0953, albumin.standardError(), 5e-5);
        assertEquals(0.0127, albumin.z() * albumin.z(), 5e-5);
        assertEquals(0.9102, albumin.p(), 5e-5);
        DeLong.Comparison protein = DeLong.compare(helped, tests[1], tests[2]);
        assertEquals(0.1046, protein.standardError(), 5e-5);
        assertEquals(0.5554, protein.z() * protein.z(), 5e-5);
        assertEquals(0.4561, protein.p(), 5e-5);
    }

    /** Two values only: the area is a mean of two shares, and its variance that of binomial ones with n - 1. */
    @Test
    void agreesWithHandArithmeticWhereMostValuesTie() {
        boolean[] positive = {true, true, true, true, false, false, false, false, false};
        double[] score = {1, 1, 1, 0, 1, 0, 0, 0, 0};
        // A positive at 1 wins 4 of 5 and ties with 1: 0.9; at 0 it ties with 4: 0.4. A negative at 0 loses to 3 and
        // ties with 1 of 4: 0.875; at 1 it ties with 3: 0.375.
        assertEquals((3 * 0.9 + 0.4) / 4, DeLong.estimate(positive, score).auc(), 1e-15);
        double ofPositives = 3 / 4.0 * 0.25 / 3;
        double ofNegatives = 4 / 5.0 * 0.25 / 4;
        assertEquals(
                Math.sqrt(ofPositives / 4 + ofNegatives / 5),
                DeLong.estimate(positive, score).standardError(),
                1e-15);
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
