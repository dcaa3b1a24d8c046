package cytodiffusion.stats;

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
