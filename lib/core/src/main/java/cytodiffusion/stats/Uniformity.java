package cytodiffusion.stats;

import java.util.Arrays;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/**
 * How far p-values are from uniform, by Kolmogorov and Smirnov.
 *
 * @param n values
 * @param distance the largest of their distribution from the diagonal, in [0, 1]
 * @param critical the distance that only one sample in twenty exceeds
 * @param p of a distance as large
 * @param belowFivePercent share of the values that are at most 0.05
 */
public record Uniformity(int n, double distance, double critical, double p, double belowFivePercent) {
    private static final double LEVEL = 0.05;
    private static final double QUANTILE = 1.358;
    private static final double TOLERANCE = 1e-12;
    private static final int MOST_TERMS = 100_000;

    /**
     * Of values that are ranks among the same reference scores, as conformal ones are: they share what chance does to
     * these, so that the distance is that of two samples.
     *
     * @param values in [0, 1], at least one
     * @param reference how many scores they are ranks among
     */
    public static Uniformity ofRanks(double[] values, int reference) {
        if (values.length == 0 || reference < 1) {
            throw new IllegalArgumentException(
                    values.length + " values among " + reference + " scores: at least one of both is needed");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double distance = 0;
        for (int i = 0; i < n; i++) {
            distance = Math.max(
                    distance, Math.max((i + 1.0) / n - sorted[i], sorted[i] - 1.0 / (reference + 1) - (double) i / n));
        }
        double scale = Math.sqrt((double) n * reference / (n + reference));
        double p = 1 - new KolmogorovSmirnovTest().ksSum(scale * distance, TOLERANCE, MOST_TERMS);
        double below = Arrays.stream(sorted).filter(v -> v <= LEVEL).count() / (double) n;
        return new Uniformity(n, distance, QUANTILE / scale, Math.min(1, Math.max(0, p)), below);
    }
}
