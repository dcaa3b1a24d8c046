package cytodiffusion.stats.curves;

import java.util.List;
import java.util.stream.IntStream;

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
        List<String> places =
                IntStream.range(0, scores[0].length).mapToObj(Integer::toString).toList();
        List<ClassCurve> curves = ClassCurve.of(places, actual, scores);
        if (curves.isEmpty()) {
            throw new IllegalArgumentException("Cases of one class only have no ROC curve");
        }
        double sum = 0;
        int cases = 0;
        for (ClassCurve curve : curves) {
            sum += curve.cases() * curve.roc().auc();
            cases += curve.cases();
        }
        return sum / cases;
    }
}
