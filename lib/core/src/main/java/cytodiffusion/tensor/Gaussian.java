package cytodiffusion.tensor;

import java.util.SplittableRandom;

/**
 * Standard normal numbers that are the same on every machine and Java version: Marsaglia's polar method on {@link
 * StrictMath}. {@link SplittableRandom#nextGaussian()} leaves its algorithm open.
 */
public final class Gaussian {
    private Gaussian() {}

    /** Fills {@code values} from {@code start} (inclusive) to {@code end} (exclusive). */
    public static void fill(SplittableRandom random, float[] values, int start, int end) {
        for (int i = start; i < end; i += 2) {
            double u;
            double v;
            double s;
            do {
                u = 2 * random.nextDouble() - 1;
                v = 2 * random.nextDouble() - 1;
                s = u * u + v * v;
            } while (s >= 1 || s == 0);
            double radius = Math.sqrt(-2 * StrictMath.log(s) / s);
            values[i] = (float) (u * radius);
            if (i + 1 < end) {
                values[i + 1] = (float) (v * radius);
            }
        }
    }

    /** {@code count} numbers. */
    public static float[] numbers(SplittableRandom random, int count) {
        float[] values = new float[count];
        fill(random, values, 0, count);
        return values;
    }
}
