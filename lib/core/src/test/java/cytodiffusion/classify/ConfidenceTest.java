package cytodiffusion.classify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import cytodiffusion.stats.Fixture;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfidenceTest {
    private static final Fixture FIXTURE = Fixture.read("sequential.json");

    static Iterable<String> cases() {
        return FIXTURE.expected().keySet();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void publishedScoresMatchThePublishedCode(String name) {
        JsonObject expected = FIXTURE.expected().getAsJsonObject(name).getAsJsonObject("published_code_variant");
        double[] reference = Fixture.doubles(expected.get("normalised_scores"));

        double[] scores =
                Confidence.publishedScores(EliminationTest.run(name, 21).errors());

        for (int c = 0; c < reference.length; c++) {
            assertEquals(reference[c], scores[c], 1e-12 * reference[c]);
        }
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[a], scores[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        assertArrayEquals(Fixture.ints(expected.get("order_by_normalised_score")), order);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void publishedScoresAreThoseOfRowsFilledWithRunningMeans(String name) {
        TrialErrors errors = EliminationTest.run(name, 20).errors();
        double[] filled = new double[errors.classes()];
        double[] sums = new double[errors.classes()];
        for (int k = 0; k < errors.trials(); k++) {
            for (int c = 0; c < sums.length; c++) {
                boolean active = k < errors.activeTrials(c);
                sums[c] += active ? errors.byClass()[c][k] - errors.lowest(k) : sums[c] / k;
                filled[c] = sums[c] / (k + 1);
            }
        }
        double mean = Arrays.stream(filled).average().orElseThrow();
        for (int c = 0; c < filled.length; c++) {
            assertEquals(filled[c] / mean, Confidence.publishedScores(errors)[c], 1e-12);
        }
    }

    @Test
    void theMarginPairsTheTrialsThatBothSaw() {
        // Class 1 was dropped after three trials; the winner's fourth error has no partner.
        double[][] errors = {{1, 2, 3, 100}, {2, 4, 6}, {9, 9, 9}};
        var outcome = outcome(errors, new int[] {0, 1, 2}, new int[] {0, 3, 3});

        assertEquals(2, Confidence.margin(outcome));
        assertArrayEquals(new double[] {0, 2, 7}, Confidence.pairedScores(outcome));
    }

    @Test
    void theMarginOfUndroppedClassesIsThePapersGap() {
        double[][] errors = {{5, 6, 7}, {1, 2, 3}, {2, 2, 5}};
        var outcome = outcome(errors, new int[] {1, 2, 0}, new int[] {0, 0, 0});

        assertEquals(1, Confidence.margin(outcome));
        assertEquals(Confidence.margin(outcome), Confidence.gap(Confidence.pairedScores(outcome)));
    }

    @Test
    void theGapIsBetweenTheTwoSmallest() {
        assertEquals(0.5, Confidence.gap(new double[] {4, 1.5, 9, 1}));
        assertThrows(IllegalArgumentException.class, () -> Confidence.gap(new double[] {1}));
    }

    @Test
    void isolationFollowsItsFormula() {
        // k = 3: ((2-1) + (4-1)) / 3 - (4-2) / (3 * 2); the largest score does not count.
        assertEquals(4 / 3.0 - 2 / 6.0, Confidence.isolation(new double[] {4, 1, 100, 2}), 1e-15);
    }

    @Test
    void isolationLooksAtTenNeighboursAtMost() {
        double[] scores = IntStream.rangeClosed(0, 20).mapToDouble(i -> i).toArray();
        // k = 10: j = 1..9 sum to 45; their pairwise distances sum to 120.
        assertEquals(45 / 10.0 - 120 / 90.0, Confidence.isolation(scores), 1e-15);
    }

    @Test
    void isolationIsHigherWhereOneClassStandsApart() {
        assertTrue(Confidence.isolation(new double[] {0, 5, 5, 5}) > Confidence.isolation(new double[] {0, 1, 5, 9}));
        assertThrows(IllegalArgumentException.class, () -> Confidence.isolation(new double[] {1, 2}));
    }

    @Test
    void equalErrorsGiveNoConfidence() {
        var errors = new TrialErrors(new double[][] {{1, 2}, {1, 2}, {1, 2}});
        assertEquals(0, Confidence.gap(Confidence.publishedScores(errors)));
    }

    @Test
    void consistencyIsOneForAWinnerOfEveryTrialAndNoneWhereAllLose() {
        assertEquals(1, Confidence.consistency(new TrialErrors(new double[][] {{1, 5}, {2, 6}, {3, 7}})));
        assertEquals(0, Confidence.consistency(new TrialErrors(new double[][] {{1, 2}, {1, 2}})));
        assertEquals(0, Confidence.consistency(new TrialErrors(new double[][] {{1, 2, 3}, {2, 3, 1}, {3, 1, 2}})));
        // Above the lowest: 0, 0, 1 and 2, 4, 0, so a third and two on average, divided by their mean.
        assertEquals(
                1 - 1 / 3.0 / (7 / 6.0),
                Confidence.consistency(new TrialErrors(new double[][] {{1, 1, 2}, {3, 5, 1}})),
                1e-15);
    }

    @Test
    void aDroppedClassIsNotJudgedByTheTimestepsOfItsFewTrials() {
        // The third trial is a hard one for every class, and class 1 did not see it.
        double[][] errors = {{1, 2, 30}, {2, 3}, {9, 9, 39}};

        assertArrayEquals(
                new double[] {11, 12, 19},
                Confidence.meanErrors(outcome(errors, new int[] {0, 1, 2}, new int[] {0, 2, 0})));
    }

    @Test
    void errorsWithoutAFirstTrialAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new TrialErrors(new double[][] {{1}, {}}));
        assertThrows(IllegalArgumentException.class, () -> new TrialErrors(new double[][] {{1}}));
    }

    private static Elimination.Outcome outcome(double[][] errors, int[] ranking, int[] removalTrial) {
        return new Elimination.Outcome(ranking, removalTrial, new double[errors.length], new TrialErrors(errors));
    }
}
