package cytodiffusion.report.table;

import cytodiffusion.evaluation.PredictionRow;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.Prediction;
import cytodiffusion.stats.bootstrap.Bootstrap;
import cytodiffusion.stats.curves.ClassCurve;
import cytodiffusion.stats.curves.DeLong;
import cytodiffusion.stats.curves.PrecisionRecall;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How well each class's share, the softmax of its negative error among those of all classes, tells its cells from all
 * others, out of a table of predictions.
 */
public final class ClassRanking {
    /** Of the interval of an area under a precision-recall curve. */
    private static final int RESAMPLES = 200;

    private ClassRanking() {}

    /**
     * A curve for each class; rows without a label, a class that is known or errors are left out.
     *
     * @throws IllegalArgumentException where the table's name does not say which class each error is of
     */
    public static List<ClassCurve> curves(Table predictions) {
        List<String> classes = PredictionTable.classes(predictions);
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("The table's name does not say which class each error is of");
        }
        List<Prediction> known = PredictionTable.rows(predictions).stream()
                .filter(row -> row.isPredicted() && row.errors().length > 0 && classes.contains(row.label()))
                .map(PredictionRow::prediction)
                .toList();
        int[] actual = known.stream().mapToInt(p -> classes.indexOf(p.label())).toArray();
        double[][] scores = known.stream().map(Prediction::shares).toArray(double[][]::new);
        return ClassCurve.of(classes, actual, scores);
    }

    /**
     * The areas of the curves, the plain mean of which the paper of W-Net gives: {@code class}, {@code n}, under the ROC
     * curve {@code roc} with {@code roc low} and {@code roc high} (DeLong), under the precision-recall curve {@code
     * precision-recall} with {@code pr low} and {@code pr high} (bootstrap within the class and within the others).
     */
    public static Table areas(List<ClassCurve> curves) {
        Table table = Table.create(
                "One versus rest",
                StringColumn.create("class"),
                IntColumn.create("n"),
                DoubleColumn.create("roc"),
                DoubleColumn.create("roc low"),
                DoubleColumn.create("roc high"),
                DoubleColumn.create("precision-recall"),
                DoubleColumn.create("pr low"),
                DoubleColumn.create("pr high"));
        for (ClassCurve curve : curves) {
            DeLong.Estimate roc = DeLong.estimate(curve.positive(), curve.score());
            Interval rocInterval = roc.interval(Interval.LEVEL);
            Interval precision = precisionInterval(curve);
            table.stringColumn("class").append(curve.name());
            table.intColumn("n").append(curve.cases());
            append(table, "roc", roc.auc(), "roc low", rocInterval.lower(), "roc high", rocInterval.upper());
            append(
                    table,
                    "precision-recall",
                    curve.precisionRecall().averagePrecision(),
                    "pr low",
                    precision.lower(),
                    "pr high",
                    precision.upper());
        }
        return table;
    }

    private static void append(
            Table table, String name, double value, String low, double lower, String high, double upper) {
        table.doubleColumn(name).append(value);
        table.doubleColumn(low).append(lower);
        table.doubleColumn(high).append(upper);
    }

    private static Interval precisionInterval(ClassCurve curve) {
        boolean[] positive = curve.positive();
        double[] score = curve.score();
        int[] strata = IntStream.range(0, positive.length)
                .map(i -> positive[i] ? 1 : 0)
                .toArray();
        return new Bootstrap(RESAMPLES, Interval.LEVEL, 0).interval(strata, drawn -> {
            double[] resampled = IntStream.of(drawn).mapToDouble(i -> score[i]).toArray();
            return PrecisionRecall.of(positive, resampled).averagePrecision();
        });
    }
}
