package cytodiffusion.stats;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Confidence intervals for a proportion of {@code k} successes in {@code n} independent trials. Each takes the level as
 * a fraction, 0.95 for 95 %.
 */
public final class BinomialInterval {
    private static final double QUANTILE_ACCURACY = 1e-14;

    private BinomialInterval() {}

    /** Wilson's score interval: close to its level at all proportions and sizes, so a good first choice. */
    public static Interval wilson(int k, int n, double confidence) {
        require(k, n, confidence);
        return wilson((double) k / n, (double) n, confidence);
    }

    /** The same of a share in [0, 1] of a number of trials that need not be whole. */
    static Interval wilson(double share, double n, double confidence) {
        double z = normalQuantile(confidence);
        double scale = 1 + z * z / n;
        double centre = (share + z * z / (2.0 * n)) / scale;
        double half = z * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n)) / scale;
        return new Interval(share == 0 ? 0 : centre - half, share == 1 ? 1 : centre + half);
    }

    /** The exact interval of Clopper and Pearson: never below its level, which the paper's Turing test reports. */
    public static Interval clopperPearson(int k, int n, double confidence) {
        require(k, n, confidence);
        double tail = (1 - confidence) / 2;
        return new Interval(
                k == 0 ? 0 : betaQuantile(k, n - k + 1.0, tail), k == n ? 1 : betaQuantile(k + 1.0, n - k, 1 - tail));
    }

    /** The normal approximation, not clipped to [0, 1]: of no width where {@code k} is 0 or {@code n}. */
    public static Interval normal(int k, int n, double confidence) {
        require(k, n, confidence);
        double p = (double) k / n;
        double half = normalQuantile(confidence) * Math.sqrt(p * (1 - p) / n);
        return new Interval(p - half, p + half);
    }

    /** The z of a two-sided interval: 1.96 for 0.95. */
    public static double normalQuantile(double confidence) {
        return new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + confidence) / 2);
    }

    private static double betaQuantile(double alpha, double beta, double probability) {
        return new BetaDistribution(null, alpha, beta, QUANTILE_ACCURACY).inverseCumulativeProbability(probability);
    }

    private static void require(int k, int n, double confidence) {
        if (n < 1 || k < 0 || k > n) {
            throw new IllegalArgumentException("There are no " + k + " successes in " + n + " trials");
        }
        Interval.requireLevel(confidence);
    }
}
