package cytodiffusion.stats.curves;

/**
 * A precision-recall curve, in scikit-learn's order: one point for each distinct score, ascending, so that recall falls
 * from 1; then the point of precision 1 and recall 0, which has no threshold.
 *
 * @param thresholds ascending; a case is called positive when its score is at least this
 * @param precision one more than there are thresholds
 * @param recall one more than there are thresholds
 */
public record PrecisionRecall(double[] thresholds, double[] precision, double[] recall) {
    /** The curve of scores that are higher for positive cases; see {@link Roc#of}. */
    public static PrecisionRecall of(boolean[] positive, double[] score) {
        ThresholdCounts counts = ThresholdCounts.of(positive, score);
        int distinct = counts.thresholds().length;
        double[] thresholds = new double[distinct];
        double[] precision = new double[distinct + 1];
        double[] recall = new double[distinct + 1];
        for (int i = 0; i < distinct; i++) {
            int hits = counts.truePositives()[i];
            int point = distinct - 1 - i;
            thresholds[point] = counts.thresholds()[i];
            precision[point] = (double) hits / (hits + counts.falsePositives()[i]);
            recall[point] = (double) hits / counts.positives();
        }
        precision[distinct] = 1;
        return new PrecisionRecall(thresholds, precision, recall);
    }

    /** The area by steps: each gain of recall counts at its own precision, without interpolation. */
    public double averagePrecision() {
        double area = 0;
        for (int i = 0; i < thresholds.length; i++) {
            area += (recall[i] - recall[i + 1]) * precision[i];
        }
        return area;
    }
}
