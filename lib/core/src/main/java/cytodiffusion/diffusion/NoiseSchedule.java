package cytodiffusion.diffusion;

/**
 * How much noise there is at each timestep t in [0, 999]: Stable Diffusion's scaled-linear schedule, beta from 0.00085 to
 * 0.012 with linear square roots.
 *
 * <p>A noisy latent is {@code sqrt(alphaBar(t)) x + sqrt(1 - alphaBar(t)) noise} (see {@link NoisyLatent}), with the product
 * {@code alphaBar(t)} of all {@code 1 - beta} up to t.
 */
public final class NoiseSchedule {
    /** Number of timesteps. */
    public static final int STEPS = 1000;

    /** Stable Diffusion 1.5's schedule, which all models here use. */
    public static final NoiseSchedule STABLE_DIFFUSION = new NoiseSchedule(0.00085, 0.012);

    private final double[] alphaBar = new double[STEPS];

    private NoiseSchedule(double first, double last) {
        double product = 1;
        for (int t = 0; t < STEPS; t++) {
            double root = Math.sqrt(first) + (Math.sqrt(last) - Math.sqrt(first)) * t / (STEPS - 1);
            product *= 1 - root * root;
            alphaBar[t] = product;
        }
    }

    /** The share of the signal's variance that is left at {@code t}. */
    public double alphaBar(int t) {
        return alphaBar[t];
    }

    /** The factor on the latent at {@code t}. */
    public double signal(int t) {
        return Math.sqrt(alphaBar[t]);
    }

    /** The factor on the noise at {@code t}. */
    public double noise(int t) {
        return Math.sqrt(1 - alphaBar[t]);
    }

    /** Signal-to-noise ratio at {@code t}. */
    public double snr(int t) {
        return alphaBar[t] / (1 - alphaBar[t]);
    }

    /** The min-SNR weight of the noise prediction's loss: {@code min(snr, gamma) / snr} (Hang et al., 2023). */
    public double minSnrWeight(int t, double gamma) {
        return Math.min(snr(t), gamma) / snr(t);
    }
}
