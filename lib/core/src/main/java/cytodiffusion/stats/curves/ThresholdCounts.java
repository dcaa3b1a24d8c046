package cytodiffusion.stats.curves;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How many positive and negative cases score at least as high as each distinct score: what ROC and precision-recall
 * curves share.
 *
 * @param thresholds the distinct scores, highest first
 * @param truePositives per threshold the positive cases that reach it
 * @param falsePositives per threshold the negative cases that reach it
 */
record ThresholdCounts(double[] thresholds, int[] truePositives, int[] falsePositives) {
    static ThresholdCounts of(boolean[] positive, double[] score) {
        if (positive.length != score.length) {
            throw new IllegalArgumentException(
                    "There are " + positive.length + " cases but " + score.length + " scores");
        }
        int[] descending = IntStream.range(0, score.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> score[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double[] thresholds = new double[score.length];
        int[] truePositives = new int[score.length];
        int[] falsePositives = new int[score.length];
        int distinct = 0;
        int hits = 0;
        for (int rank = 0; rank < descending.length; rank++) {
            int i = descending[rank];
            if (Double.isNaN(score[i])) {
                throw new IllegalArgumentException("The score of case " + i + " is not a number");
            }
            hits += positive[i] ? 1 : 0;
            boolean lastOfItsScore = rank + 1 == descending.length || score[descending[rank + 1]] != score[i];
            if (lastOfItsScore) {
                thresholds[distinct] = score[i];
                truePositives[distinct] = hits;
                falsePositives[distinct] = rank + 1 - hits;
                distinct++;
            }
        }
        if (hits == 0 || hits == score.length) {
            throw new IllegalArgumentException("A curve needs positive and negative cases; here " + hits + " of "
                    + score.length + " are positive");
        }
        return new ThresholdCounts(
                Arrays.copyOf(thresholds, distinct),
                Arrays.copyOf(truePositives, distinct),
                Arrays.copyOf(falsePositives, distinct));
    }

    int positives() {
        return truePositives[truePositives.length - 1];
    }

    int negatives() {
        return falsePositives[falsePositives.length - 1];
    }
}
