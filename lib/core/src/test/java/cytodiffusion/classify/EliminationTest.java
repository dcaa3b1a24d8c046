package cytodiffusion.classify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import cytodiffusion.data.Seeds;
import cytodiffusion.stats.Fixture;
import cytodiffusion.stats.PairedTest;
import cytodiffusion.tensor.Gaussian;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EliminationTest {
    private static final Fixture FIXTURE = Fixture.read("sequential.json");

    static Iterable<String> cases() {
        return FIXTURE.expected().keySet();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void followsThePapersProcedure(String name) {
        JsonObject expected = FIXTURE.expected().getAsJsonObject(name).getAsJsonObject("procedure");

        Elimination.Outcome outcome = run(name, 20);

        assertEquals(expected.get("stopped_at_trial").getAsInt(), outcome.trials());
        assertEquals(expected.get("winner").getAsInt(), outcome.winner());
        assertArrayEquals(Fixture.ints(expected.get("survivors_by_mean")), outcome.survivors());
        assertArrayEquals(Fixture.ints(expected.get("final_ranking")), outcome.ranking());
        assertArrayEquals(Fixture.ints(expected.get("removal_trial_per_class")), outcome.removalTrial());
        assertEquals(expected.get("network_evaluations").getAsInt(), outcome.networkEvaluations());
        for (var mean : expected.getAsJsonObject("final_means_of_survivors").entrySet()) {
            assertRelative(mean.getValue().getAsDouble(), outcome.means()[Integer.parseInt(mean.getKey())]);
        }
        for (JsonElement removed : expected.getAsJsonArray("removed")) {
            JsonObject removal = removed.getAsJsonObject();
            assertRelative(
                    removal.get("mean_at_removal").getAsDouble(),
                    outcome.means()[removal.get("class").getAsInt()]);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCheckMatches(String name) {
        double[][] errors = errors(name);
        var elimination = new Elimination(settings(20, errors.length), errors[0].length);
        int trials = 0;
        for (JsonElement element : FIXTURE.expected().getAsJsonObject(name).getAsJsonArray("checks")) {
            JsonObject check = element.getAsJsonObject();
            for (; trials < check.get("trial").getAsInt(); trials++) {
                elimination.add(errors[trials]);
            }
            Elimination.Outcome standing = elimination.outcome();
            for (var mean : check.getAsJsonObject("means").entrySet()) {
                assertRelative(mean.getValue().getAsDouble(), standing.means()[Integer.parseInt(mean.getKey())]);
            }
            for (JsonElement removed : check.getAsJsonArray("removed")) {
                assertEquals(trials, standing.removalTrial()[removed.getAsInt()]);
            }
            double[] best = standing.errors().byClass()[check.get("best").getAsInt()];
            for (var p : check.getAsJsonObject("p_values").entrySet()) {
                double[] other = standing.errors().byClass()[Integer.parseInt(p.getKey())];
                double expected = p.getValue().getAsDouble();
                assertEquals(expected, PairedTest.of(other, best).p(), 1e-9 * expected);
            }
        }
    }

    /** The published code counts trials from 0, so that its checks come one trial later. */
    @ParameterizedTest
    @MethodSource("cases")
    void aMinimumOf21GivesThePublishedCodesCounting(String name) {
        JsonObject expected = FIXTURE.expected().getAsJsonObject(name).getAsJsonObject("published_code_variant");

        Elimination.Outcome outcome = run(name, 21);

        assertEquals(expected.get("stopped_at_trial_count").getAsInt(), outcome.trials());
        assertEquals(expected.get("winner").getAsInt(), outcome.winner());
        assertArrayEquals(Fixture.ints(expected.get("removal_after_trials_per_class")), outcome.removalTrial());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsEveryErrorOfAnActiveClass(String name) {
        double[][] errors = errors(name);
        TrialErrors kept = run(name, 20).errors();
        for (int c = 0; c < kept.classes(); c++) {
            for (int k = 0; k < kept.activeTrials(c); k++) {
                assertEquals(errors[k][c], kept.byClass()[c][k]);
            }
        }
    }

    @Test
    void saysHowManyTrialsMakeABatch() {
        var elimination = new Elimination(new EliminationSettings(4, 9, 3, 0), 2);
        assertEquals(4, elimination.trialsUntilCheck());
        add(elimination, 4);
        assertEquals(3, elimination.trialsUntilCheck());
        add(elimination, 2);
        assertEquals(1, elimination.trialsUntilCheck());
        add(elimination, 1);
        assertEquals(2, elimination.trialsUntilCheck(), "the end comes before the next check");
        add(elimination, 2);
        assertTrue(elimination.finished());
        assertEquals(0, elimination.trialsUntilCheck());
    }

    /** Two classes whose expected errors are the same: whichever is dropped, one as good as the best is lost. */
    @Test
    void theAnytimeTestLosesTheBestClassSeldomerThanItsLevel() {
        int images = 400;
        int lostByAnytime = 0;
        int lostByPaper = 0;
        for (int image = 0; image < images; image++) {
            lostByAnytime += losesFirstClass(EliminationSettings.anytime(4, 200), image) ? 1 : 0;
            lostByPaper += losesFirstClass(new EliminationSettings(4, 200, 2, 0.05), image) ? 1 : 0;
        }
        assertTrue(lostByAnytime <= 0.125 * images, lostByAnytime + " of " + images);
        assertTrue(lostByPaper > 0.1 * images, lostByPaper + " of " + images);
    }

    private static boolean losesFirstClass(EliminationSettings settings, long seed) {
        float[] noise = Gaussian.numbers(Seeds.random(seed), 2 * 200);
        var elimination = new Elimination(settings, 2);
        for (int k = 0; k < 200 && !elimination.finished(); k++) {
            elimination.add(new double[] {noise[2 * k], noise[2 * k + 1]});
        }
        return elimination.outcome().removalTrial()[0] > 0;
    }

    @Test
    void theAnytimeProcedureDropsWhatIsClearlyWorseWithinAFewTrials() {
        var elimination = new Elimination(EliminationSettings.anytime(4, 200), 3);
        for (int k = 0; !elimination.finished(); k++) {
            elimination.add(new double[] {k % 3, 10 + k % 2, 12 - k % 2});
        }
        assertEquals(0, elimination.outcome().winner());
        assertTrue(elimination.trials() <= 10, elimination.trials() + " trials");
    }

    @Test
    void errorsOfDroppedClassesAreNotLookedAt() {
        var elimination = new Elimination(new EliminationSettings(3, 10, 1, 0.05), 3);
        elimination.add(new double[] {1, 1.1, 8});
        elimination.add(new double[] {1, 0.9, 9});
        elimination.add(new double[] {1, 1.2, 8.5});
        assertArrayEquals(new int[] {0, 1}, elimination.active());

        elimination.add(new double[] {1, 0.8, Double.NaN});

        assertEquals(3, elimination.outcome().errors().activeTrials(2));
    }

    @Test
    void equalErrorsKeepAllClassesAndTheFirstWins() {
        var elimination = new Elimination(new EliminationSettings(2, 4, 1, 0.5), 3);
        for (int k = 0; k < 4; k++) {
            assertFalse(elimination.finished());
            elimination.add(new double[] {k, k, k});
        }
        assertArrayEquals(new int[] {0, 1, 2}, elimination.outcome().survivors());
    }

    @Test
    void withoutEliminationEveryClassStays() {
        double[][] errors = errors("five_classes_clear_60_trials");
        var elimination = new Elimination(EliminationSettings.withoutElimination(60), 5);
        for (double[] trial : errors) {
            elimination.add(trial);
        }
        assertEquals(300, elimination.outcome().networkEvaluations());
        assertEquals(5, elimination.outcome().survivors().length);
    }

    @Test
    void anErrorThatIsNotFiniteIsNamed() {
        var elimination = new Elimination(EliminationSettings.PAPER, 2);
        add(elimination, 6);
        var refusal = assertThrows(
                IllegalArgumentException.class, () -> elimination.add(new double[] {1, Double.POSITIVE_INFINITY}));
        assertTrue(refusal.getMessage().contains("trial 7 class 1"), refusal.getMessage());
    }

    @Test
    void trialsAfterTheEndAreRefused() {
        var elimination = new Elimination(new EliminationSettings(2, 2, 1, 0), 2);
        add(elimination, 2);
        assertThrows(IllegalStateException.class, () -> add(elimination, 1));
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new EliminationSettings(1, 10, 1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new EliminationSettings(5, 4, 1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new EliminationSettings(5, 10, 0, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new EliminationSettings(5, 10, 1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Elimination(EliminationSettings.PAPER, 1));
    }

    static Elimination.Outcome run(String name, int minTrials) {
        double[][] errors = errors(name);
        var elimination = new Elimination(settings(minTrials, errors.length), errors[0].length);
        Arrays.stream(errors).takeWhile(trial -> !elimination.finished()).forEach(elimination::add);
        return elimination.outcome();
    }

    private static EliminationSettings settings(int minTrials, int maxTrials) {
        return new EliminationSettings(minTrials, maxTrials, 5, 2e-3);
    }

    private static double[][] errors(String name) {
        return Fixture.matrix(FIXTURE.inputs().getAsJsonObject(name).get("error"));
    }

    private static void add(Elimination elimination, int trials) {
        for (int k = 0; k < trials; k++) {
            elimination.add(new double[] {1 + k % 2, 2 - k % 2});
        }
    }

    private static void assertRelative(double expected, double actual) {
        assertEquals(expected, actual, 1e-12 * Math.abs(expected));
    }
}
