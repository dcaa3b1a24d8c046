package cytodiffusion.stats.anomaly;

import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a threshold on a score finds that was set on other cells than it is tried on: every second normal cell sets one for
 * the others, and the other way round; each abnormal cell is tried with both. A threshold that is set and tried on the
 * same cells lets pass exactly as many of them as was wanted, which says nothing of the next ones.
 *
 * @param wanted the specificity that was asked for
 * @param specificity share of normal cells that the other half's threshold lets pass, with Wilson's 95 % interval
 * @param sensitivity share of abnormal cells that is called abnormal, mean of both thresholds, with Wilson's interval
 */
public record HeldOutThreshold(double wanted, PointEstimate specificity, PointEstimate sensitivity) {

    /**
     * Sets and tries thresholds. In each half the threshold is the highest confidence of which so few normal cells lie at
     * or below it that one more of them lies there with a probability of at most {@code 1 - wanted}; where the half is too
     * small for that, nothing is called abnormal.
     *
     * @param wanted specificity in (0, 1)
     */
    public static HeldOutThreshold of(AnomalyDetection detection, double wanted) {
        if (!(wanted > 0 && wanted < 1)) {
            throw new IllegalArgumentException("A specificity to be reached lies in (0, 1); " + wanted + " does not");
        }
        double[] normal = detection.confidences(false);
        double[] abnormal = detection.confidences(true);
        int passed = 0;
        double found = 0;
        for (int half = 0; half < 2; half++) {
            double threshold = threshold(everySecond(normal, 1 - half), wanted);
            passed += (int) Arrays.stream(everySecond(normal, half))
                    .filter(c -> c > threshold)
                    .count();
            found += Arrays.stream(abnormal).filter(c -> c <= threshold).count() / 2.0;
        }
        int n = abnormal.length;
        return new HeldOutThreshold(
                wanted,
                new PointEstimate(
                        (double) passed / normal.length,
                        BinomialInterval.wilson(passed, normal.length, Interval.LEVEL)),
                holding(found / n, BinomialInterval.wilson((int) Math.round(found), n, Interval.LEVEL)));
    }

    private static double[] everySecond(double[] values, int first) {
        return IntStream.range(0, values.length)
                .filter(i -> i % 2 == first)
                .mapToDouble(i -> values[i])
                .toArray();
    }

    /** The k-th smallest with k / (n + 1) at most the share that may be called abnormal. */
    private static double threshold(double[] normal, double wanted) {
        double[] sorted = normal.clone();
        Arrays.sort(sorted);
        int k = (int) Math.floor((1 - wanted) * (sorted.length + 1) + 1e-9);
        if (k == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        // Equal values beyond the k-th would be called abnormal, too.
        double threshold = sorted[k - 1];
        return k < sorted.length && sorted[k] == threshold ? below(sorted, threshold) : threshold;
    }

    private static double below(double[] sorted, double value) {
        return Arrays.stream(sorted).filter(v -> v < value).max().orElse(Double.NEGATIVE_INFINITY);
    }

    /** Half a cell may have been rounded away. */
    private static PointEstimate holding(double value, Interval interval) {
        return new PointEstimate(value, Math.min(value, interval.lower()), Math.max(value, interval.upper()));
    }
}
