package cytodiffusion.report.table;

import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/** How often predictions are right. Files that could not be read and images without a label do not count. */
public final class Accuracy {

    private Accuracy() {}

    /** Whether each prediction is right, as a column {@code right} to add to its table; missing where nobody can say. */
    public static BooleanColumn right(Table predictions) {
        var label = Columns.text(predictions, "label");
        var predicted = Columns.text(predictions, "predicted");
        BooleanColumn right = BooleanColumn.create("right");
        for (int i = 0; i < predictions.rowCount(); i++) {
            if (label.isMissing(i) || predicted.isMissing(i)) {
                right.appendMissing();
            } else {
                right.append(label.get(i).equals(predicted.get(i)));
            }
        }
        return right;
    }

    /**
     * The share of right predictions, with Wilson's 95 % interval.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static PointEstimate of(Table predictions) {
        boolean[] right = Columns.right(Columns.judged(predictions));
        if (right.length == 0) {
            throw new IllegalArgumentException("There is no labelled prediction in the table");
        }
        int count = count(right, IntStream.range(0, right.length).toArray());
        return new PointEstimate(
                (double) count / right.length, BinomialInterval.wilson(count, right.length, Interval.LEVEL));
    }

    /**
     * The same for each value, or combination of values, of some columns: {@code Accuracy.by(p, "label")}. A table of these
     * columns and of {@code n}, {@code right}, {@code accuracy}, {@code low} and {@code high}, sorted by the columns.
     */
    public static Table by(Table predictions, String... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException("Say by which column: Accuracy.by(p, \"label\")");
        }
        Stream.of(columns).forEach(column -> Columns.any(predictions, column));
        Table judged = Columns.judged(predictions);
        boolean[] right = Columns.right(judged);
        Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < right.length; i++) {
            int row = i;
            List<Object> key = Stream.of(columns)
                    .<Object>map(c -> judged.column(c).get(row))
                    .toList();
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
        }
        int[][] rows = groups.values().stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        int[] firsts = Stream.of(rows).mapToInt(group -> group[0]).toArray();
        int[] n = Stream.of(rows).mapToInt(group -> group.length).toArray();
        int[] correct = Stream.of(rows).mapToInt(group -> count(right, group)).toArray();
        Table table = judged.selectColumns(columns).where(Selection.with(firsts));
        table.setName("Accuracy by " + String.join(" and ", columns));
        table.addColumns(IntColumn.create("n", n), IntColumn.create("right", correct));
        return Estimates.addShares(table, "accuracy", correct, n).sortAscendingOn(columns);
    }

    private static int count(boolean[] right, int[] rows) {
        return (int) IntStream.of(rows).filter(i -> right[i]).count();
    }
}
