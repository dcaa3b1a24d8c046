package cytodiffusion.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one network made of the cells of one dataset.
 *
 * @param classes their names
 * @param actual class of each cell, as an index; not copied
 * @param predicted class that each cell was given, as an index; not copied
 */
public record CellAnswers(List<String> classes, int[] actual, int[] predicted) {
    public CellAnswers {
        classes = List.copyOf(classes);
        int known = classes.size();
        boolean fits = known <= ClassDigits.MOST_CLASSES
                && actual.length == predicted.length
                && actual.length > 0
                && IntStream.concat(IntStream.of(actual), IntStream.of(predicted))
                        .allMatch(c -> c >= 0 && c < known);
        if (!fits) {
            throw new IllegalArgumentException(
                    predicted.length + " predictions of " + actual.length + " cells do not fit " + known + " classes");
        }
    }

    /** Of predictions, each with one of these classes. */
    public static CellAnswers of(List<String> classes, List<Prediction> predictions) {
        return new CellAnswers(
                classes,
                predictions.stream().mapToInt(p -> classes.indexOf(p.label())).toArray(),
                predictions.stream()
                        .mapToInt(p -> classes.indexOf(p.predicted()))
                        .toArray());
    }

    /** From {@linkplain ClassDigits digits}. */
    public static CellAnswers of(List<String> classes, String actual, String predicted) {
        return new CellAnswers(classes, ClassDigits.indices(actual), ClassDigits.indices(predicted));
    }

    /** How many cells there are. */
    public int n() {
        return actual.length;
    }

    /** Cells that were given their class. */
    public int correct() {
        return (int) IntStream.range(0, n()).filter(this::isCorrect).count();
    }

    /** Whether a cell was given its class. */
    public boolean isCorrect(int cell) {
        return actual[cell] == predicted[cell];
    }

    /** What was taken for what. */
    public ConfusionMatrix confusion() {
        return ConfusionMatrix.of(classes, actual, predicted);
    }

    /**
     * This network (first) beside another (second), cell by cell.
     *
     * @throws IllegalArgumentException where the cells are others
     */
    public PairedAccuracy against(CellAnswers other) {
        if (!classes.equals(other.classes) || !Arrays.equals(actual, other.actual)) {
            throw new IllegalArgumentException("The two networks were not asked about the same cells");
        }
        return PairedAccuracy.of(
                PairedAccuracy.right(n(), this::isCorrect), PairedAccuracy.right(n(), other::isCorrect));
    }

    /** 1 for each cell that was given its class, else 0. */
    public double[] right() {
        return IntStream.range(0, n()).mapToDouble(i -> isCorrect(i) ? 1 : 0).toArray();
    }
}
