package cytodiffusion.stats;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Which class was taken for which, and the figures that follow from it. They agree with scikit-learn's of the same
 * names, with {@code zero_division=0}.
 *
 * @param classes their names
 * @param counts {@code counts[i][j]} cells of class {@code i} were called class {@code j}; not copied
 */
public record ConfusionMatrix(List<String> classes, int[][] counts) {
    public ConfusionMatrix {
        classes = List.copyOf(classes);
        if (counts.length != classes.size()) {
            throw new IllegalArgumentException(
                    "A confusion matrix of " + classes.size() + " classes cannot have " + counts.length + " rows");
        }
        for (int[] row : counts) {
            if (row.length != classes.size() || IntStream.of(row).anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("A row of a confusion matrix of " + classes.size()
                        + " classes has as many counts, none negative; not " + Arrays.toString(row));
            }
        }
    }

    /** Counts pairs of class indices: cell {@code i} is of class {@code actual[i]} and was called {@code predicted[i]}. */
    public static ConfusionMatrix of(List<String> classes, int[] actual, int[] predicted) {
        if (actual.length != predicted.length) {
            throw new IllegalArgumentException(
                    "There are " + actual.length + " true classes but " + predicted.length + " predicted ones");
        }
        int[][] counts = new int[classes.size()][classes.size()];
        for (int i = 0; i < actual.length; i++) {
            counts[actual[i]][predicted[i]]++;
        }
        return new ConfusionMatrix(classes, counts);
    }

    /** How many cells were counted. */
    public int total() {
        return IntStream.range(0, counts.length).map(this::support).sum();
    }

    /** How many cells got their own class. */
    public int correct() {
        return IntStream.range(0, counts.length).map(c -> counts[c][c]).sum();
    }

    /** The fraction of cells that got their own class; NaN without cells. */
    public double accuracy() {
        return (double) correct() / total();
    }

    /** The mean recall of the classes that have cells; NaN without cells. */
    public double balancedAccuracy() {
        return IntStream.range(0, counts.length)
                .filter(c -> support(c) > 0)
                .mapToDouble(this::recall)
                .average()
                .orElse(Double.NaN);
    }

    /** Cohen's kappa: agreement beyond what the margins give by chance; NaN where chance alone agrees always. */
    public double cohenKappa() {
        double total = total();
        double chance = IntStream.range(0, counts.length)
                .mapToDouble(c -> support(c) / total * (predictedAs(c) / total))
                .sum();
        return (accuracy() - chance) / (1 - chance);
    }

    /** The figures of each class, in the order of {@link #classes}. */
    public List<ClassMetrics> perClass() {
        return IntStream.range(0, counts.length).mapToObj(this::metrics).toList();
    }

    /** The plain mean over all classes; its F1 is the mean of the classes' F1. */
    public ClassMetrics macroAverage() {
        return average("macro average", metrics -> 1);
    }

    /** The mean over classes weighted by how many cells each has. */
    public ClassMetrics weightedAverage() {
        return average("weighted average", ClassMetrics::support);
    }

    private ClassMetrics metrics(int c) {
        double precision = ratio(counts[c][c], predictedAs(c));
        double f1 = ratio(2 * counts[c][c], predictedAs(c) + support(c));
        return new ClassMetrics(classes.get(c), precision, recall(c), f1, support(c));
    }

    private ClassMetrics average(String name, ToDoubleFunction<ClassMetrics> weight) {
        double precision = 0;
        double recall = 0;
        double f1 = 0;
        double weights = 0;
        for (ClassMetrics metrics : perClass()) {
            double w = weight.applyAsDouble(metrics);
            precision += w * metrics.precision();
            recall += w * metrics.recall();
            f1 += w * metrics.f1();
            weights += w;
        }
        return new ClassMetrics(name, precision / weights, recall / weights, f1 / weights, total());
    }

    private double recall(int c) {
        return ratio(counts[c][c], support(c));
    }

    /** How many cells are truly of class {@code c}. */
    public int support(int c) {
        return IntStream.of(counts[c]).sum();
    }

    private int predictedAs(int c) {
        return IntStream.range(0, counts.length).map(row -> counts[row][c]).sum();
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
