package cytodiffusion.stats.bootstrap;

import cytodiffusion.stats.ConfusionMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A figure of a cross-validation, such as the mean accuracy over classes, with its variance over <em>both</em>: other
 * trainings, and other cells. The folds' own figures vary by both at once, as each fold is another training that judges
 * other cells; but the trainings share most of their images, so that this variance, divided by the number of folds, is too
 * small. Nadeau and Bengio's correction (Machine Learning 52, 2003) adds the share of tested to trained images, 1/(k - 1):
 * s² (1/k + 1/(k - 1)). Where few folds happen to agree, the variance of the cells alone is larger, and taken.
 */
public final class FoldedEstimate {
    private FoldedEstimate() {}

    /**
     * From what each fold's model made of its cells.
     *
     * @param folds at least one, of the same classes; with one, the variance is that of its cells
     * @param figure of a confusion matrix, a share in [0, 1]: the estimate is that of all folds together
     */
    public static CrossedEstimate of(List<ConfusionMatrix> folds, ToDoubleFunction<ConfusionMatrix> figure) {
        ConfusionMatrix all = sum(folds);
        double value = figure.applyAsDouble(all);
        double cells = value * (1 - value) / trials(all);
        double corrected = corrected(folds.stream().mapToDouble(figure).toArray());
        return corrected > cells
                ? new CrossedEstimate(value, corrected, folds.size() - 1.0, all.total())
                : new CrossedEstimate(value, cells, all.total() - 1.0, all.total());
    }

    /**
     * The accuracy of one class.
     *
     * @param label index of the class, of which there is a cell
     */
    public static CrossedEstimate recall(List<ConfusionMatrix> folds, int label) {
        return of(folds.stream().map(fold -> alone(fold, label)).toList(), ConfusionMatrix::balancedAccuracy);
    }

    /** All folds together. */
    public static ConfusionMatrix sum(List<ConfusionMatrix> folds) {
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("A cross-validation has at least one fold");
        }
        List<String> classes = folds.get(0).classes();
        int[][] counts = new int[classes.size()][classes.size()];
        for (ConfusionMatrix fold : folds) {
            if (!fold.classes().equals(classes)) {
                throw new IllegalArgumentException("A fold has the classes " + fold.classes() + ", not " + classes);
            }
            for (int i = 0; i < counts.length; i++) {
                for (int j = 0; j < counts.length; j++) {
                    counts[i][j] += fold.counts()[i][j];
                }
            }
        }
        return new ConfusionMatrix(classes, counts);
    }

    /** The row of a class and nothing else, of which the mean over classes is the class's own. */
    private static ConfusionMatrix alone(ConfusionMatrix fold, int label) {
        int[][] counts = new int[fold.counts().length][fold.counts().length];
        counts[label] = fold.counts()[label].clone();
        return new ConfusionMatrix(fold.classes(), counts);
    }

    /** As many independent answers as a mean over classes has the variance of: a rare class counts as much as a large one. */
    private static double trials(ConfusionMatrix all) {
        double[] sizes = IntStream.range(0, all.classes().size())
                .mapToDouble(all::support)
                .filter(size -> size > 0)
                .toArray();
        return sizes.length
                * sizes.length
                / Arrays.stream(sizes).map(size -> 1 / size).sum();
    }

    private static double corrected(double[] ofFolds) {
        int k = ofFolds.length;
        if (k < 2) {
            return 0;
        }
        double mean = Arrays.stream(ofFolds).average().orElseThrow();
        double squares =
                Arrays.stream(ofFolds).map(v -> (v - mean) * (v - mean)).sum();
        return squares / (k - 1) * (1.0 / k + 1.0 / (k - 1));
    }
}
