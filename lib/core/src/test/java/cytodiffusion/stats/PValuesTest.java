package cytodiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PValuesTest {
    @Test
    void aConformalValueIsTheRankAmongTheUsualOnes() {
        double[] usual = {1, 2, 3, 4};

        assertEquals(1 / 5.0, PValues.conformal(usual, 0.5));
        assertEquals(3 / 5.0, PValues.conformal(usual, 2));
        assertEquals(1, PValues.conformal(usual, 9));
    }

    /** A score that others have, too, is as low as they are: three of four are, and the new one itself. */
    @Test
    void aConformalValueCountsTies() {
        assertEquals(4 / 5.0, PValues.conformal(new double[] {1, 2, 2, 3}, 2));
        assertEquals(1, PValues.conformal(new double[] {2, 2, 2, 2}, 2));
        assertEquals(1 / 5.0, PValues.conformal(new double[] {2, 2, 2, 2}, Math.nextDown(2.0)));
    }

    /** By hand: 4 times 0.01; 3 times 0.015; 2 times 0.02 is less than that; 0.5 once. R's p.adjust gives the same. */
    @Test
    void holmTakesTheSmallestAsManyTimesAsThereAreTests() {
        double[] p = {0.02, 0.01, 0.5, 0.015};

        assertArrayEquals(new double[] {0.045, 0.04, 0.5, 0.045}, PValues.holm(p), 1e-15);
        assertArrayEquals(new double[] {1, 1, 1}, PValues.holm(0.5, 0.6, 0.9));
        assertArrayEquals(new double[] {0.03}, PValues.holm(0.03));
        assertArrayEquals(new double[0], PValues.holm());
    }

    @Test
    void whatWasNotTestedIsNoTest() {
        assertArrayEquals(new double[] {0.02, Double.NaN, 0.04}, PValues.holm(0.01, Double.NaN, 0.04), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> PValues.holm(0.5, 1.1));
    }

    @Test
    void fisherCombinesAsScipyDoes() {
        // scipy 1.17, stats.combine_pvalues.
        assertEquals(0.014429216196844381, PValues.fisher(0.01, 0.2), 1e-14);
        assertEquals(0.21573495834198914, PValues.fisher(0.5, 0.25, 0.125), 1e-14);
        assertEquals(0.3, PValues.fisher(0.3), 1e-14);
        assertEquals(1, PValues.fisher(1, 1));
        assertThrows(IllegalArgumentException.class, () -> PValues.fisher(0.5, 0));
    }

    @Test
    void theBinomialTailIsASumOfItsTerms() {
        // Of 4 tosses of a coin: 3 or 4 heads, 4 + 1 of 16.
        assertEquals(5 / 16.0, PValues.binomialAtLeast(3, 4, 0.5), 1e-12);
        assertEquals(1, PValues.binomialAtLeast(0, 4, 0.5), 0);
    }
}
