package cytodiffusion.stats;

import java.util.function.IntPredicate;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Two classifiers on the same images: how much more often the first is right. Only the images on which exactly one of
 * them is right say anything about it.
 *
 * @param n images
 * @param bothRight images that both classify rightly
 * @param onlyFirstRight images that only the first classifies rightly
 * @param onlySecondRight images that only the second classifies rightly
 */
public record PairedAccuracy(int n, int bothRight, int onlyFirstRight, int onlySecondRight) {
    public PairedAccuracy {
        if (bothRight < 0
                || onlyFirstRight < 0
                || onlySecondRight < 0
                || n < 1
                || bothRight + onlyFirstRight + onlySecondRight > n) {
            throw new IllegalArgumentException("Of " + n + " images " + bothRight + ", " + onlyFirstRight + " and "
                    + onlySecondRight + " cannot be right by both, the first and the second alone");
        }
    }

    /** From whether each image was classified rightly, in the same order. */
    public static PairedAccuracy of(boolean[] first, boolean[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("A paired comparison needs the same images on both sides, not "
                    + first.length + " and " + second.length);
        }
        int both = 0;
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int i = 0; i < first.length; i++) {
            both += first[i] && second[i] ? 1 : 0;
            onlyFirst += first[i] && !second[i] ? 1 : 0;
            onlySecond += second[i] && !first[i] ? 1 : 0;
        }
        return new PairedAccuracy(first.length, both, onlyFirst, onlySecond);
    }

    /** Whether each of {@code n} images was classified rightly. */
    public static boolean[] right(int n, IntPredicate isRight) {
        boolean[] right = new boolean[n];
        for (int i = 0; i < n; i++) {
            right[i] = isRight.test(i);
        }
        return right;
    }

    /** The first's accuracy minus the second's. */
    public double difference() {
        return (onlyFirstRight - onlySecondRight) / (double) n;
    }

    /**
     * The interval of Agresti and Min (2005) for the difference: Wald's with half an image added to each of the four counts.
     *
     * @param confidence its level as a fraction, 0.95 for 95 %
     */
    public Interval interval(double confidence) {
        Interval.requireLevel(confidence);
        double total = n + 2.0;
        double first = onlyFirstRight + 0.5;
        double second = onlySecondRight + 0.5;
        double centre = (first - second) / total;
        double half = BinomialInterval.normalQuantile(confidence)
                * Math.sqrt((first + second) / total - centre * centre)
                / Math.sqrt(total);
        return new Interval(centre - half, centre + half);
    }

    /** McNemar's exact two-sided p-value of equal accuracies; 1 where they are never right alone. */
    public double pValue() {
        int discordant = onlyFirstRight + onlySecondRight;
        if (discordant == 0) {
            return 1;
        }
        int fewer = Math.min(onlyFirstRight, onlySecondRight);
        return Math.min(1, 2 * new BinomialDistribution(null, discordant, 0.5).cumulativeProbability(fewer));
    }
}
