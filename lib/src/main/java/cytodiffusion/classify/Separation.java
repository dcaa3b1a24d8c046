package cytodiffusion.classify;

import cytodiffusion.diffusion.NoiseSchedule;
import java.util.SplittableRandom;

/**
 * How clearly a model tells classes apart at each timestep, and the scheme that follows from it: a timestep comes up in
 * proportion to the squared ratio of signal to noise there, and its errors are divided by the noise, so that a trial brings
 * about the same certainty wherever it falls. Signal and noise are the mean and the standard deviation of the other
 * classes' errors minus the true class's, over images and classes; both are polynomials in u = (1000 - t) / 1000.
 *
 * @param ratio coefficients of the signal-to-noise ratio, the constant term first
 * @param logNoise coefficients of the noise's natural logarithm
 */
public record Separation(double[] ratio, double[] logNoise) implements TimestepScheme {
    private static final int DEGREE = 3;

    /** No timestep is left out altogether: each gets at least this share of the best one's ratio. */
    private static final double LEAST_RATIO = 0.1;

    /** Its multiples fill [0, 1) more evenly than those of any other number. */
    private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

    public Separation {
        if (ratio.length == 0 || logNoise.length == 0) {
            throw new IllegalArgumentException("The separation of classes needs a ratio and a noise");
        }
        ratio = ratio.clone();
        logNoise = logNoise.clone();
    }

    /**
     * Fits both polynomials by least squares.
     *
     * @param timesteps in [0, 999], at least four different ones
     * @param differences for each of them the errors of other classes minus that of the true class, unweighted
     */
    static Separation fit(int[] timesteps, double[][] differences) {
        double[] u = new double[timesteps.length];
        double[] ratios = new double[u.length];
        double[] noise = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            u[i] = ErrorWeighting.fractionLeft(timesteps[i]);
            double mean = mean(differences[i]);
            double deviation = deviation(differences[i], mean);
            ratios[i] = deviation > 0 ? mean / deviation : 0;
            // Where all errors are the same there is nothing to scale.
            noise[i] = deviation > 0 ? Math.log(deviation) : 0;
        }
        return new Separation(Polynomials.fit(u, ratios, DEGREE), Polynomials.fit(u, noise, DEGREE));
    }

    @Override
    public double weight(int t) {
        return Math.exp(-Polynomials.value(logNoise, ErrorWeighting.fractionLeft(t)));
    }

    /**
     * Timesteps that fill the distribution evenly however many are taken: a sequence of multiples of the golden ratio from a
     * random start, through the distribution's quantiles.
     */
    @Override
    public int[] timesteps(int count, SplittableRandom random) {
        double[] cumulative = cumulative();
        double start = random.nextDouble();
        int[] timesteps = new int[count];
        for (int i = 0; i < count; i++) {
            double share = (start + i * GOLDEN_RATIO) % 1;
            int t = 1;
            while (cumulative[t] <= share) {
                t++;
            }
            timesteps[i] = t;
        }
        return timesteps;
    }

    /** The probability of a timestep up to t, for t in [0, 999]; that of 0 is 0. */
    double[] cumulative() {
        double[] ratios = new double[NoiseSchedule.STEPS];
        double best = 0;
        for (int t = 1; t < ratios.length; t++) {
            ratios[t] = Polynomials.value(ratio, ErrorWeighting.fractionLeft(t));
            best = Math.max(best, ratios[t]);
        }
        double[] cumulative = new double[ratios.length];
        for (int t = 1; t < ratios.length; t++) {
            // A model that separates nothing anywhere is tried everywhere alike.
            double kept = best > 0 ? Math.max(ratios[t], LEAST_RATIO * best) : 1;
            cumulative[t] = cumulative[t - 1] + kept * kept;
        }
        double sum = cumulative[cumulative.length - 1];
        for (int t = 1; t < cumulative.length; t++) {
            cumulative[t] /= sum;
        }
        return cumulative;
    }

    @Override
    public double[] ratio() {
        return ratio.clone();
    }

    @Override
    public double[] logNoise() {
        return logNoise.clone();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}
