package cytodiffusion.paper.cytodiffusion.shift;

import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.MeanOfProportions;
import cytodiffusion.stats.PairedAccuracy;
import cytodiffusion.stats.PointEstimate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What one model made of the cells of {@link ShiftCells} in one domain.
 *
 * @param model what tables call it
 * @param repetition which of the trainings with different seeds it comes from, the first being 1
 * @param domain name of the domain
 * @param classes of the cells
 * @param predicted class of each cell, as an index; not copied
 */
public record ShiftScore(String model, int repetition, String domain, List<String> classes, int[] predicted) {
    private static final int MOST_CLASSES = Character.MAX_RADIX;

    public ShiftScore {
        classes = List.copyOf(classes);
        int known = classes.size();
        if (known > MOST_CLASSES
                || predicted.length == 0
                || predicted.length % known != 0
                || IntStream.of(predicted).anyMatch(p -> p < 0 || p >= known)) {
            throw new IllegalArgumentException(predicted.length + " predictions do not fit " + known + " classes");
        }
    }

    /** From {@link #digits}. */
    static ShiftScore of(String model, int repetition, String domain, List<String> classes, String digits) {
        int[] predicted =
                digits.chars().map(c -> Character.digit(c, MOST_CLASSES)).toArray();
        return new ShiftScore(model, repetition, domain, classes, predicted);
    }

    /** The predictions as one character each, in the order of the cells: 0 to 9, then a to z. */
    String digits() {
        return IntStream.of(predicted)
                .mapToObj(p -> String.valueOf(Character.forDigit(p, MOST_CLASSES)))
                .collect(Collectors.joining());
    }

    /** How many cells there are. */
    public int n() {
        return predicted.length;
    }

    /** The true class of a cell. */
    public int actual(int cell) {
        return cell % classes.size();
    }

    /** Whether a cell was given its class. */
    public boolean isCorrect(int cell) {
        return predicted[cell] == actual(cell);
    }

    /** The same of the first cells, so many of each class. */
    public ShiftScore first(int perClass) {
        int count = Math.min(n(), perClass * classes.size());
        return new ShiftScore(model, repetition, domain, classes, Arrays.copyOf(predicted, count));
    }

    /** What was taken for what. */
    public ConfusionMatrix confusion() {
        return ConfusionMatrix.of(
                classes, IntStream.range(0, n()).map(this::actual).toArray(), predicted);
    }

    /** The balanced accuracy with its 95 % interval over the cells. */
    public PointEstimate balancedAccuracy() {
        return MeanOfProportions.balancedAccuracy(confusion(), Interval.LEVEL);
    }

    /**
     * This model (first) beside another (second), or one domain beside another, cell by cell.
     *
     * @throws IllegalArgumentException where the cells are others
     */
    public PairedAccuracy against(ShiftScore other) {
        if (!classes.equals(other.classes)) {
            throw new IllegalArgumentException(
                    "Scores on " + classes + " and on " + other.classes + " are not of the same cells");
        }
        return PairedAccuracy.of(right(), other.right());
    }

    private boolean[] right() {
        return PairedAccuracy.right(n(), this::isCorrect);
    }
}
