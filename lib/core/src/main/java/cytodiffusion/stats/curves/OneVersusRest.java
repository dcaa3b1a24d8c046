package cytodiffusion.stats.curves;

/**
 * The area under the ROC curve with more than two classes: of each class against all others, averaged with the classes'
 * sizes as weights, which is scikit-learn's {@code roc_auc_score} with {@code multi_class="ovr", average="weighted"}.
 * Classes without a case have no curve and no weight.
 */
public final class OneVersusRest {
    private OneVersusRest() {}

    /**
     * The weighted area.
     *
     * @param actual class of each case, as an index; of at least two classes
     * @param scores of each case and class, higher where it is more likely
     */
    public static double weightedAuc(int[] actual, double[][] scores) {
        int classes = scores[0].length;
        double sum = 0;
        int cases = 0;
        for (int c = 0; c < classes; c++) {
            boolean[] positive = new boolean[actual.length];
            double[] score = new double[actual.length];
            int count = 0;
            for (int i = 0; i < actual.length; i++) {
                positive[i] = actual[i] == c;
                score[i] = scores[i][c];
                count += positive[i] ? 1 : 0;
            }
            if (count == actual.length) {
                throw new IllegalArgumentException("Cases of one class only have no ROC curve");
            }
            if (count > 0) {
                sum += count * Roc.of(positive, score).auc();
                cases += count;
            }
        }
        return sum / cases;
    }
}
