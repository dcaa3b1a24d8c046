package cytodiffusion.stats.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    @Test
    void rhoComparesRanksAndSharesThoseOfTies() {
        double[] years = {1, 2, 2, 40};

        assertEquals(
                1, RankCorrelation.of(years, new double[] {10, 20, 20, 21}, 1).rho(), 1e-12);
        assertEquals(
                -1, RankCorrelation.of(years, new double[] {3, 2, 2, -9}, 1).rho(), 1e-12);
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: covariance 4.5 over the root of 4.5 times 5.
        assertEquals(
                4.5 / Math.sqrt(4.5 * 5),
                RankCorrelation.of(years, new double[] {1, 2, 3, 4}, 1).rho(),
                1e-12);
    }

    @Test
    void pIsTheShareOfOrdersWithAsStrongACorrelation() {
        // Of the 24 orders of 4 values, the first and the last have |rho| = 1, and 8 have |rho| of at least 0.8.
        double[] x = {1, 2, 3, 4};

        assertEquals(2 / 24.0, RankCorrelation.of(x, x, 3).p(), 0.012);
        assertEquals(
                8 / 24.0, RankCorrelation.of(x, new double[] {1, 2, 4, 3}, 3).p(), 0.02);
    }

    @Test
    void theSeedDecidesThePermutations() {
        double[] x = {1, 2, 3, 4, 5, 6};
        double[] y = {2, 1, 4, 3, 6, 5};

        assertEquals(RankCorrelation.of(x, y, 3), RankCorrelation.of(x, y, 3));
    }

    @Test
    void isUndefinedForFewOrConstantValues() {
        assertTrue(Double.isNaN(
                RankCorrelation.of(new double[] {1, 2}, new double[] {1, 2}, 1).rho()));
        assertTrue(Double.isNaN(RankCorrelation.of(new double[] {1, 2, 3}, new double[] {5, 5, 5}, 1)
                .p()));
        assertThrows(
                IllegalArgumentException.class, () -> RankCorrelation.of(new double[] {1, 2}, new double[] {1}, 1));
    }
}
