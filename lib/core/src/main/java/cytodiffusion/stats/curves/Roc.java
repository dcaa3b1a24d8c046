package cytodiffusion.stats.curves;

/**
 * A receiver operating characteristic: at each threshold, what fraction of the negative and of the positive cases is
 * called positive. The points go from (0, 0), above all scores, to (1, 1), one for each distinct score.
 *
 * @param thresholds descending; a case is called positive when its score is at least this. The first is infinite.
 * @param falsePositiveRate 1 - specificity at each threshold
 * @param truePositiveRate sensitivity at each threshold
 */
public record Roc(double[] thresholds, double[] falsePositiveRate, double[] truePositiveRate) {
    /**
     * The curve of scores that are higher for positive cases; of both kinds there is at least one.
     *
     * @param positive which cases are positive
     * @param score of each case
     */
    public static Roc of(boolean[] positive, double[] score) {
        ThresholdCounts counts = ThresholdCounts.of(positive, score);
        int points = counts.thresholds().length + 1;
        double[] thresholds = new double[points];
        double[] falsePositiveRate = new double[points];
        double[] truePositiveRate = new double[points];
        thresholds[0] = Double.POSITIVE_INFINITY;
        for (int i = 1; i < points; i++) {
            thresholds[i] = counts.thresholds()[i - 1];
            falsePositiveRate[i] = (double) counts.falsePositives()[i - 1] / counts.negatives();
            truePositiveRate[i] = (double) counts.truePositives()[i - 1] / counts.positives();
        }
        return new Roc(thresholds, falsePositiveRate, truePositiveRate);
    }

    /** The area under the curve: how probably a positive case scores above a negative one, ties counting half. */
    public double auc() {
        double area = 0;
        for (int i = 1; i < thresholds.length; i++) {
            double height = (truePositiveRate[i] + truePositiveRate[i - 1]) / 2;
            area += (falsePositiveRate[i] - falsePositiveRate[i - 1]) * height;
        }
        return area;
    }

    /** The highest threshold whose point has the best sensitivity among those with at least this specificity. */
    public OperatingPoint atSpecificity(double specificity) {
        if (!(specificity >= 0 && specificity <= 1)) {
            throw new IllegalArgumentException("A specificity lies in [0, 1]; " + specificity + " does not");
        }
        int best = 0;
        for (int i = 1; i < thresholds.length && 1 - falsePositiveRate[i] >= specificity; i++) {
            best = truePositiveRate[i] > truePositiveRate[best] ? i : best;
        }
        return new OperatingPoint(thresholds[best], truePositiveRate[best], 1 - falsePositiveRate[best]);
    }

    /** One point of the curve: cases that score at least {@code threshold} are called positive. */
    public record OperatingPoint(double threshold, double sensitivity, double specificity) {}
}
