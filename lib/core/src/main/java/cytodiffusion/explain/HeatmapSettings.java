package cytodiffusion.explain;

/**
 * How a heatmap is made. Neither number is in Equations 10 to 12 of the paper; both are what the published code runs
 * with. The third number that belongs to the picture is the autoencoder's scaling factor, which the difference is divided
 * by before it is decoded ({@link Heatmap#scalingFactor}).
 *
 * @param trials of every class, none of which is given up; at least 2
 * @param gain by which the difference of the mean error tensors is multiplied before it is decoded: a mean over many
 *     trials is small, and the decoder answers to latents of about unit variance
 */
public record HeatmapSettings(int trials, double gain) {
    /** The published code's: 150 trials, a gain of 28. */
    public static final HeatmapSettings PUBLISHED = new HeatmapSettings(150, 28);

    public HeatmapSettings {
        if (trials < 2) {
            throw new IllegalArgumentException("A heatmap needs at least 2 trials, not " + trials);
        }
        if (!(gain > 0 && gain < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The gain must be positive and finite, not " + gain);
        }
    }

    public HeatmapSettings withTrials(int changed) {
        return new HeatmapSettings(changed, gain);
    }
}
