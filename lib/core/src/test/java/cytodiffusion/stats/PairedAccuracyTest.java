package cytodiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedAccuracyTest {
    @Test
    void countsWhoIsRightAlone() {
        boolean[] first = {true, true, true, false, false};
        boolean[] second = {true, false, false, true, false};
        assertEquals(new PairedAccuracy(5, 1, 2, 1), PairedAccuracy.of(first, second));
        assertEquals(0.2, PairedAccuracy.of(first, second).difference(), 1e-15);
    }

    /** 94 opinions changed one way and 41 the other among 500, worked out by hand. */
    @Test
    void theIntervalIsThatOfAgrestiAndMin() {
        PairedAccuracy paired = new PairedAccuracy(500, 200, 94, 41);
        double centre = 53 / 502.0;
        double half = 1.959963985 * Math.sqrt(136 - 53 * 53 / 502.0) / 502;
        assertEquals(centre - half, paired.interval(0.95).lower(), 1e-9);
        assertEquals(centre + half, paired.interval(0.95).upper(), 1e-9);
    }

    /** 1 of 8: 2 (1 + 8) / 256. */
    @Test
    void thePValueIsMcNemars() {
        assertEquals(18 / 256.0, new PairedAccuracy(50, 30, 1, 7).pValue(), 1e-12);
        assertEquals(1, new PairedAccuracy(50, 30, 4, 4).pValue());
        assertEquals(1, new PairedAccuracy(50, 30, 0, 0).pValue());
    }

    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(7);
        int held = 0;
        for (int repetition = 0; repetition < 2000; repetition++) {
            boolean[] first = new boolean[300];
            boolean[] second = new boolean[300];
            for (int i = 0; i < 300; i++) {
                double u = random.nextDouble();
                first[i] = u < 0.85 + 0.04;
                second[i] = u < 0.85 || u > 0.89 && u < 0.91;
            }
            Interval interval = PairedAccuracy.of(first, second).interval(0.95);
            held += interval.lower() <= 0.02 && 0.02 <= interval.upper() ? 1 : 0;
        }
        assertTrue(held > 0.93 * 2000 && held < 0.98 * 2000, held + " of 2000");
    }

    @Test
    void differentImagesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PairedAccuracy.of(new boolean[2], new boolean[3]));
        assertThrows(IllegalArgumentException.class, () -> new PairedAccuracy(3, 2, 1, 1));
    }
}
