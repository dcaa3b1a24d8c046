package cytodiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class BettingTestTest {
    @Test
    void theCapitalIsStakedOnEachValueInDeviationsExpectedBeforeIt() {
        BettingTest bet = new BettingTest(0.3, 2, 3);
        bet.add(4);
        assertEquals(Math.log(1 + 0.3 * 4 / 2), bet.logEvidence(), 1e-12);
        bet.add(-1);
        // One value has no deviation from its own mean: (3 * 2 * 2 + 0) / (3 + 1).
        double second = Math.log(1 - 0.3 / Math.sqrt(3));
        assertEquals(Math.log(1.6) + second, bet.logEvidence(), 1e-12);
        bet.add(1);
        // Squared deviations of 4 and -1 from 1.5: (12 + 12.5) / 5.
        assertEquals(Math.log(1.6) + second + Math.log(1 + 0.3 / Math.sqrt(4.9)), bet.logEvidence(), 1e-12);
    }

    @Test
    void aValueFarBelowTakesEverythingForGood() {
        BettingTest bet = new BettingTest(0.3, 1, 5);
        bet.add(-4);
        bet.add(1000);
        assertEquals(Double.NEGATIVE_INFINITY, bet.logEvidence());
    }

    @Test
    void unusableSettingsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new BettingTest(1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new BettingTest(0.3, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new BettingTest(0.3, 1, 0));
    }

    /** Ville's inequality for a lower tail that ends before everything is lost, however long the upper one is. */
    @Test
    void evidenceUnderTheNullStaysWithinItsBoundHoweverSkewedUpwards() {
        assertTrue(everEight(BettingTestTest::normal) <= 0.125);
        assertTrue(everEight(random -> exponential(random) - 1) <= 0.125);
        assertTrue(everEight(random -> Math.exp(normal(random)) - Math.exp(0.5)) <= 0.125);
    }

    /** What is said of the bound: rare values far below, which nothing announced, break it. */
    @Test
    void rareLossesThatNothingAnnouncedBreakTheBound() {
        double rare = everEight(random -> 0.14 - (random.nextDouble() < 0.02 ? 7 : 0) + 0.3 * normal(random));
        assertTrue(rare > 0.2, rare + " reach 8");
    }

    private static double everEight(ToDoubleFunction<SplittableRandom> difference) {
        int series = 4000;
        int reached = 0;
        for (int s = 0; s < series; s++) {
            SplittableRandom random = new SplittableRandom(s);
            BettingTest bet = new BettingTest(0.3, 1, 5);
            for (int k = 0; k < 200; k++) {
                bet.add(difference.applyAsDouble(random));
                if (bet.logEvidence() >= Math.log(8)) {
                    reached++;
                    break;
                }
            }
        }
        return reached / (double) series;
    }

    private static double exponential(SplittableRandom random) {
        return -Math.log(1 - random.nextDouble());
    }

    private static double normal(SplittableRandom random) {
        return Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
