package cytodiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UniformityTest {
    /** Fresh scores among 60 reference ones of the same distribution. */
    private static Uniformity drawn(long seed, double shift) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] reference = new double[60];
        for (int i = 0; i < reference.length; i++) {
            reference[i] = random.nextGaussian();
        }
        double[] p = new double[40];
        for (int i = 0; i < p.length; i++) {
            p[i] = PValues.conformal(reference, random.nextGaussian() + shift);
        }
        return Uniformity.ofRanks(p, reference.length);
    }

    /** A one-sample test would call a sixth of them uneven, as all values share the reference. */
    @Test
    void ranksOfTheSameDistributionAreCalledUnevenAsOftenAsTheLevelSays() {
        int called = 0;
        int runs = 1000;
        for (int run = 0; run < runs; run++) {
            Uniformity uniformity = drawn(run, 0);
            called += uniformity.p() <= 0.05 ? 1 : 0;
            assertEquals(uniformity.distance() > uniformity.critical(), uniformity.p() < 0.05);
        }
        // Asymptotic, so somewhat cautious with so few; three standard deviations above 5 %.
        assertTrue(called <= 71 && called >= 15, called + " of " + runs);
    }

    @Test
    void unusualCellsAreNoticed() {
        Uniformity shifted = drawn(1, -1.5);
        assertTrue(shifted.p() < 0.001, shifted.toString());
        assertTrue(shifted.belowFivePercent() > 0.2, shifted.toString());
    }

    /** Ranks 1 to 4 of 4 among 4: none is further than one step from the diagonal; scale is the root of 2. */
    @Test
    void isTheLargestDistanceFromTheDiagonal() {
        Uniformity even = Uniformity.ofRanks(new double[] {0.2, 0.4, 0.6, 0.8}, 4);
        assertEquals(0.2, even.distance(), 1e-12);
        assertEquals(1.358 / Math.sqrt(2), even.critical(), 1e-12);
        assertEquals(1, even.p(), 1e-4);
        assertEquals(
                0.8, Uniformity.ofRanks(new double[] {0.2, 0.2, 0.2, 0.2}, 4).distance(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> Uniformity.ofRanks(new double[0], 4));
    }
}
