package cytodiffusion.stats.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well one class's score tells its cases from all others.
 *
 * @param name of the class
 * @param positive which cases are of the class; not copied
 * @param score of each case; not copied
 */
public record ClassCurve(String name, boolean[] positive, double[] score) {
    /**
     * A curve for each class that has cases, if not all cases are of it.
     *
     * @param classes their names
     * @param actual class of each case, as an index
     * @param scores of each case and class, higher where it is more likely
     */
    public static List<ClassCurve> of(List<String> classes, int[] actual, double[][] scores) {
        List<ClassCurve> curves = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) {
            int label = c;
            ClassCurve curve = new ClassCurve(classes.get(c), positive(actual, label), column(scores, label));
            if (curve.cases() > 0 && curve.cases() < actual.length) {
                curves.add(curve);
            }
        }
        return curves;
    }

    private static boolean[] positive(int[] actual, int label) {
        boolean[] positive = new boolean[actual.length];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = actual[i] == label;
        }
        return positive;
    }

    private static double[] column(double[][] scores, int label) {
        return IntStream.range(0, scores.length)
                .mapToDouble(i -> scores[i][label])
                .toArray();
    }

    /** Cases of the class. */
    public int cases() {
        return (int)
                IntStream.range(0, positive.length).filter(i -> positive[i]).count();
    }

    public Roc roc() {
        return Roc.of(positive, score);
    }

    public PrecisionRecall precisionRecall() {
        return PrecisionRecall.of(positive, score);
    }
}
