package cytodiffusion.data.raw;

import cytodiffusion.data.Seeds;
import cytodiffusion.data.pixels.PixelImage;
import java.util.SplittableRandom;

/**
 * The noise of a sensor: a value x gets a normal deviate of variance {@code shot * x + read}.
 *
 * @param shot of the light itself, 0 or more; Brooks et al. draw its logarithm evenly between those of 1e-4 and 0.012
 * @param read of the electronics, 0 or more; its logarithm is drawn as 2.18 log shot + 1.20 + N(0, 0.26)
 */
public record SensorNoise(double shot, double read) {
    private static final long LEVELS = 3;

    public SensorNoise {
        if (!(shot >= 0 && read >= 0)) {
            throw new IllegalArgumentException("Noise has variances of 0 or more, not " + shot + " and " + read);
        }
    }

    /** Levels as Brooks et al. draw them. */
    public static SensorNoise drawn(long seed) {
        SplittableRandom random = Seeds.random(seed, LEVELS);
        double logShot = random.nextDouble(Math.log(1e-4), Math.log(0.012));
        double logRead = 2.18 * logShot + 1.20 + 0.26 * random.nextGaussian();
        return new SensorNoise(Math.exp(logShot), Math.exp(logRead));
    }

    /**
     * A raw image with this noise, clipped to [0, 1].
     *
     * @param seed of this image's noise
     */
    public PixelImage add(PixelImage raw, long seed) {
        SplittableRandom random = Seeds.random(seed);
        float[] values = raw.values().clone();
        for (int i = 0; i < values.length; i++) {
            double deviation = Math.sqrt(shot * values[i] + read);
            values[i] = (float) Math.max(0, Math.min(1, values[i] + deviation * random.nextGaussian()));
        }
        return new PixelImage(raw.width(), raw.height(), raw.channels(), PixelImage.FLOAT, raw.space(), values);
    }
}
