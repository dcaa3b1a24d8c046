package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GaussianTest {
    private static final int COUNT = 200_000;

    /** Tolerances of five standard errors. */
    @Test
    void hasTheMomentsOfAStandardNormalDistribution() {
        float[] values = Gaussian.numbers(new SplittableRandom(1), COUNT);
        assertEquals(0, moment(values, 1), 5 * Math.sqrt(1.0 / COUNT));
        assertEquals(1, moment(values, 2), 5 * Math.sqrt(2.0 / COUNT));
        assertEquals(0, moment(values, 3), 5 * Math.sqrt(15.0 / COUNT));
        assertEquals(3, moment(values, 4), 5 * Math.sqrt(96.0 / COUNT));
    }

    private static double moment(float[] values, int order) {
        double sum = 0;
        for (float value : values) {
            sum += Math.pow(value, order);
        }
        return sum / values.length;
    }

    @Test
    void theTwoNumbersOfAPairAreUncorrelated() {
        float[] values = Gaussian.numbers(new SplittableRandom(2), COUNT);
        double sum = 0;
        for (int i = 0; i < COUNT; i += 2) {
            sum += (double) values[i] * values[i + 1];
        }
        assertEquals(0, sum / (COUNT / 2), 5 * Math.sqrt(2.0 / COUNT));
    }

    @Test
    void oneNumberInTwentyLiesOutsideOf196StandardDeviations() {
        float[] values = Gaussian.numbers(new SplittableRandom(3), COUNT);
        int outside = 0;
        for (float value : values) {
            outside += Math.abs(value) > 1.959964 ? 1 : 0;
        }
        assertEquals(0.05, (double) outside / COUNT, 5 * Math.sqrt(0.05 * 0.95 / COUNT));
    }

    @Test
    void aSeedGivesTheSameNumbersOnEveryMachine() {
        float[] values = Gaussian.numbers(new SplittableRandom(42), 5);
        assertArrayEquals(new float[] {0.49295065f, -0.69400567f, -1.2810774f, -0.9015572f, -0.601878f}, values);
    }

    @Test
    void anOddLengthIsTheBeginningOfALongerOne() {
        float[] longer = Gaussian.numbers(new SplittableRandom(7), 8);
        assertArrayEquals(Arrays.copyOf(longer, 7), Gaussian.numbers(new SplittableRandom(7), 7));
        assertArrayEquals(Arrays.copyOf(longer, 1), Gaussian.numbers(new SplittableRandom(7), 1));
        assertEquals(0, Gaussian.numbers(new SplittableRandom(7), 0).length);
    }

    @Test
    void fillsItsRangeOnly() {
        float[] values = new float[6];
        Gaussian.fill(new SplittableRandom(7), values, 1, 4);
        float[] expected = Gaussian.numbers(new SplittableRandom(7), 3);
        assertArrayEquals(new float[] {0, expected[0], expected[1], expected[2], 0, 0}, values);
    }
}
