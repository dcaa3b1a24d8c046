package cytodiffusion.stats;

import org.apache.commons.math3.special.Beta;

/**
 * Student's two-sided paired t-test. The tail is computed as an incomplete beta function, not as one minus a
 * distribution, so that p keeps its digits down to the smallest doubles.
 *
 * @param n pairs
 * @param meanDifference mean of {@code a - b}
 * @param standardDeviation of {@code a - b}, with {@code n - 1}
 * @param t the statistic; NaN where all differences are 0, infinite where they are all the same otherwise
 * @param p the probability of a |t| at least as large under equal means; NaN where t is
 */
public record PairedTest(int n, double meanDifference, double standardDeviation, double t, double p) {
    /** Tests the pairs {@code (a[i], b[i])}, at least two. */
    public static PairedTest of(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "A paired test needs as many values on both sides, not " + a.length + " and " + b.length);
        }
        return of(a, b, a.length);
    }

    /** Tests the first {@code n} pairs, for arrays that hold more than what is filled. */
    public static PairedTest of(double[] a, double[] b, int n) {
        if (n < 2) {
            throw new IllegalArgumentException("A paired test needs at least 2 pairs, not " + n);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += a[i] - b[i];
        }
        double mean = sum / n;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double deviation = a[i] - b[i] - mean;
            squares += deviation * deviation;
        }
        return of(n, mean, squares);
    }

    /**
     * The test of differences that are known by their sums alone.
     *
     * @param n pairs, at least two
     * @param mean of their differences
     * @param squares sum of the squared deviations from it
     */
    public static PairedTest of(int n, double mean, double squares) {
        if (n < 2) {
            throw new IllegalArgumentException("A paired test needs at least 2 pairs, not " + n);
        }
        double standardDeviation = Math.sqrt(squares / (n - 1));
        double t = mean / (standardDeviation / Math.sqrt(n));
        return new PairedTest(n, mean, standardDeviation, t, twoSidedTail(t, n - 1));
    }

    /** P(|T| &gt; |t|) of Student's distribution with {@code df} degrees of freedom. */
    static double twoSidedTail(double t, double df) {
        return Double.isNaN(t) ? Double.NaN : Beta.regularizedBeta(df / (df + t * t), df / 2, 0.5);
    }
}
