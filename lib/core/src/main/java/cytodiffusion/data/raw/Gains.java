package cytodiffusion.data.raw;

import cytodiffusion.data.Seeds;
import java.util.SplittableRandom;

/**
 * How a camera brightens what its sensor counted: everything by {@code rgb}, and for white balance red and blue once more.
 *
 * @param rgb above 0; Brooks et al. draw it as 1 / N(0.8, 0.1)
 * @param red above 0; drawn evenly from 1.9 to 2.4
 * @param blue above 0; drawn evenly from 1.5 to 1.9
 */
public record Gains(double rgb, double red, double blue) {
    /** The middle of each range. */
    public static final Gains USUAL = new Gains(1.25, 2.15, 1.70);

    private static final long STREAM = 2;

    /** The smallest brightness that is drawn, three deviations below its mean. */
    private static final double DARKEST = 0.5;

    public Gains {
        if (!(rgb > 0 && red > 0 && blue > 0)) {
            throw new IllegalArgumentException("Gains are above 0, not " + rgb + ", " + red + ", " + blue);
        }
    }

    /** Gains as Brooks et al. draw them. */
    public static Gains drawn(long seed) {
        SplittableRandom random = Seeds.random(seed, STREAM);
        double brightness = Math.max(DARKEST, 0.8 + 0.1 * random.nextGaussian());
        return new Gains(1 / brightness, random.nextDouble(1.9, 2.4), random.nextDouble(1.5, 1.9));
    }

    /** What red, green and blue of a picture are multiplied with on the way back to the sensor. */
    double[] inverse() {
        return new double[] {1 / red / rgb, 1 / rgb, 1 / blue / rgb};
    }
}
