package cytodiffusion.stats.agreement;

import java.util.SplittableRandom;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * Spearman's rank correlation, ties having their mean rank, with a two-sided p value from random permutations: the share of
 * orders with at least as strong a correlation, the observed order among them (Phipson and Smyth, 2010). It holds for few
 * values and with ties, where Student's t is an approximation only.
 *
 * @param rho in [-1, 1], or NaN where there are fewer than three values or one of the variables does not vary
 * @param p in (0, 1], or NaN with rho
 */
public record RankCorrelation(double rho, double p) {
    private static final int PERMUTATIONS = 9999;
    private static final double ROUNDING = 1e-12;

    /** @param seed of the permutations */
    public static RankCorrelation of(double[] x, double[] y, long seed) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " values cannot be paired with " + y.length);
        }
        if (x.length < 3) {
            return new RankCorrelation(Double.NaN, Double.NaN);
        }
        SpearmansCorrelation spearman = new SpearmansCorrelation();
        double rho = spearman.correlation(x, y);
        if (Double.isNaN(rho)) {
            return new RankCorrelation(Double.NaN, Double.NaN);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] shuffled = y.clone();
        int asStrong = 1;
        for (int i = 0; i < PERMUTATIONS; i++) {
            shuffle(shuffled, random);
            if (Math.abs(spearman.correlation(x, shuffled)) >= Math.abs(rho) - ROUNDING) {
                asStrong++;
            }
        }
        return new RankCorrelation(rho, asStrong / (PERMUTATIONS + 1.0));
    }

    private static void shuffle(double[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }
}
