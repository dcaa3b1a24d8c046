package cytodiffusion.report.table;

import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.bootstrap.CrossedEstimate;
import cytodiffusion.stats.bootstrap.FoldedEstimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The folds of a cross-validation, out of its table of predictions with a column {@code fold}. Intervals are over both,
 * other trainings and other cells, see {@link FoldedEstimate}.
 */
public final class Folds {
    /** The name of the last row of {@link #accuracies}. */
    public static final String MEAN = "mean over classes";

    private static final String FOLD = "fold";

    private Folds() {}

    /** What each fold's model made of its cells, the folds in their order. */
    public static List<ConfusionMatrix> confusions(Table predictions) {
        List<String> classes = Confusion.of(predictions).classes();
        List<ConfusionMatrix> folds = new ArrayList<>();
        for (double fold : numbers(predictions)) {
            folds.add(Confusion.of(ofFold(predictions, fold), classes));
        }
        return folds;
    }

    /**
     * The accuracy of each class in each fold, as W-Net's paper has it in its appendix: a row a class and a last one of
     * their means, a column a fold and then {@code all}, {@code low} and {@code high}. A class that a fold has no cell of is
     * missing there.
     */
    public static Table accuracies(Table predictions) {
        List<ConfusionMatrix> folds = confusions(predictions);
        List<String> classes = folds.get(0).classes();
        Table table = Table.create("Accuracy by class and fold", StringColumn.create("class"));
        classes.forEach(table.stringColumn("class")::append);
        table.stringColumn("class").append(MEAN);
        double[] numbers = numbers(predictions);
        for (int f = 0; f < numbers.length; f++) {
            ConfusionMatrix fold = folds.get(f);
            DoubleColumn column = DoubleColumn.create(FOLD + " " + (int) numbers[f]);
            for (int c = 0; c < classes.size(); c++) {
                column.append(
                        fold.support(c) == 0
                                ? Double.NaN
                                : fold.perClass().get(c).recall());
            }
            table.addColumns(column.append(fold.balancedAccuracy()));
        }
        List<CrossedEstimate> estimates = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) {
            estimates.add(FoldedEstimate.recall(folds, c));
        }
        estimates.add(FoldedEstimate.of(folds, ConfusionMatrix::balancedAccuracy));
        return addEstimates(
                table, estimates.stream().map(e -> e.proportion(Interval.LEVEL)).toList());
    }

    private static Table addEstimates(Table table, List<PointEstimate> estimates) {
        List<Interval> intervals =
                estimates.stream().map(e -> e.interval().orElseThrow()).toList();
        return table.addColumns(
                column("all", estimates, PointEstimate::value),
                column(Estimates.LOW, intervals, Interval::lower),
                column(Estimates.HIGH, intervals, Interval::upper));
    }

    private static <T> DoubleColumn column(String name, List<T> of, ToDoubleFunction<T> value) {
        return DoubleColumn.create(name, of.stream().mapToDouble(value).toArray());
    }

    /**
     * A figure of all folds together, with its 95 % interval: {@code Folds.estimate(p, m -> m.macroAverage().f1())}.
     *
     * @param figure of a confusion matrix, a share in [0, 1]
     */
    public static PointEstimate estimate(Table predictions, ToDoubleFunction<ConfusionMatrix> figure) {
        return FoldedEstimate.of(confusions(predictions), figure).proportion(Interval.LEVEL);
    }

    private static double[] numbers(Table predictions) {
        double[] numbers = Arrays.stream(Columns.numbers(predictions, FOLD))
                .filter(Double::isFinite)
                .distinct()
                .sorted()
                .toArray();
        if (numbers.length == 0) {
            throw new IllegalArgumentException("No row of the table says in which fold it was predicted");
        }
        return numbers;
    }

    private static Table ofFold(Table predictions, double fold) {
        return predictions.where(predictions.numberColumn(FOLD).asDoubleColumn().isEqualTo(fold));
    }
}
