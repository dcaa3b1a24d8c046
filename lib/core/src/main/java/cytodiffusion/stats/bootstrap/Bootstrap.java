package cytodiffusion.stats.bootstrap;

import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.curves.OneVersusRest;
import cytodiffusion.stats.curves.Roc;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Percentile intervals from resampled cases (Efron, 1979), drawn within strata so that every resample has as many cases
 * of each class as the data. The same seed gives the same interval on every machine. Where a statistic is at its limit,
 * as an accuracy of 1 is, no resample differs from the data and the interval has no width: an exact one
 * ({@link BinomialInterval}) tells more there.
 *
 * @param resamples how many, at least 1; some thousands for a 95 % interval
 * @param confidence the level, 0.95 for 95 %
 * @param seed of the draws
 */
public record Bootstrap(int resamples, double confidence, long seed) {
    public Bootstrap {
        if (resamples < 1) {
            throw new IllegalArgumentException("A bootstrap needs at least 1 resample, not " + resamples);
        }
        Interval.requireLevel(confidence);
    }

    /** A 95 % interval from 2000 resamples. */
    public static Bootstrap seeded(long seed) {
        return new Bootstrap(2000, Interval.LEVEL, seed);
    }

    /**
     * The interval of any statistic.
     *
     * @param strata the stratum of each case
     * @param statistic given, for each case, the index of the case of the same stratum that takes its place; the array
     *     is reused, so it is not to be kept
     */
    public Interval interval(int[] strata, ToDoubleFunction<int[]> statistic) {
        int[][] members = new int[strata.length][];
        for (int stratum : IntStream.of(strata).distinct().toArray()) {
            int[] same = IntStream.range(0, strata.length)
                    .filter(i -> strata[i] == stratum)
                    .toArray();
            for (int i : same) {
                members[i] = same;
            }
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[] drawn = new int[strata.length];
        double[] values = new double[resamples];
        for (int r = 0; r < resamples; r++) {
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = members[i][random.nextInt(members[i].length)];
            }
            values[r] = statistic.applyAsDouble(drawn);
        }
        Arrays.sort(values);
        return new Interval(quantile(values, (1 - confidence) / 2), quantile(values, (1 + confidence) / 2));
    }

    /** The interval of the balanced accuracy, resampled within each true class. */
    public Interval balancedAccuracy(ConfusionMatrix matrix) {
        return interval(matrix, ConfusionMatrix::balancedAccuracy);
    }

    /** The interval of any figure of a confusion matrix, such as the macro F1, resampled within each true class. */
    public Interval interval(ConfusionMatrix matrix, ToDoubleFunction<ConfusionMatrix> figure) {
        int[] actual = new int[matrix.total()];
        int[] predicted = new int[actual.length];
        int next = 0;
        for (int row = 0; row < matrix.counts().length; row++) {
            for (int column = 0; column < matrix.counts().length; column++) {
                int end = next + matrix.counts()[row][column];
                Arrays.fill(actual, next, end, row);
                Arrays.fill(predicted, next, end, column);
                next = end;
            }
        }
        return interval(actual, drawn -> {
            int[] resampled = IntStream.of(drawn).map(i -> predicted[i]).toArray();
            return figure.applyAsDouble(ConfusionMatrix.of(matrix.classes(), actual, resampled));
        });
    }

    /** The interval of the area under the ROC curve, resampled among positive and among negative cases. */
    public Interval auc(boolean[] positive, double[] score) {
        int[] strata = IntStream.range(0, positive.length)
                .map(i -> positive[i] ? 1 : 0)
                .toArray();
        return interval(strata, drawn -> {
            double[] resampled = IntStream.of(drawn).mapToDouble(i -> score[i]).toArray();
            return Roc.of(positive, resampled).auc();
        });
    }

    /** The interval of {@link OneVersusRest#weightedAuc}, resampled within each class. */
    public Interval weightedAuc(int[] actual, double[][] scores) {
        return interval(
                actual,
                drawn -> OneVersusRest.weightedAuc(
                        actual, IntStream.of(drawn).mapToObj(i -> scores[i]).toArray(double[][]::new)));
    }

    /** The quantile of ascending values, linear between neighbours (Hyndman and Fan's type 7). */
    static double quantile(double[] ascending, double probability) {
        double position = probability * (ascending.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
    }
}
