package cytodiffusion.report.table;

import java.util.stream.IntStream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/** Columns by name, with messages that say what there is. */
final class Columns {
    private static final String FAILURE = "failure";

    private Columns() {}

    /** @throws IllegalArgumentException where there is no such column */
    static Column<?> any(Table table, String name) {
        if (!table.containsColumn(name)) {
            throw new IllegalArgumentException(
                    "There is no column \"" + name + "\" among " + String.join(", ", table.columnNames()));
        }
        return table.column(name);
    }

    /** @throws IllegalArgumentException where there is no such column of numbers */
    static double[] numbers(Table table, String name) {
        if (any(table, name) instanceof NumericColumn<?> numbers) {
            return numbers.asDoubleArray();
        }
        throw new IllegalArgumentException("The column \"" + name + "\" holds no numbers");
    }

    /** @throws IllegalArgumentException where there is no such column of text */
    static StringColumn text(Table table, String name) {
        if (any(table, name) instanceof StringColumn text) {
            return text;
        }
        throw new IllegalArgumentException("The column \"" + name + "\" holds no text");
    }

    /** @throws IllegalArgumentException where there is no such column of yes and no, or a value of it is missing */
    static boolean[] flags(Table table, String name) {
        if (!(any(table, name) instanceof BooleanColumn flags)) {
            throw new IllegalArgumentException("The column \"" + name + "\" does not hold true and false");
        }
        if (flags.countMissing() > 0) {
            throw new IllegalArgumentException("The column \"" + name + "\" lacks " + flags.countMissing()
                    + " values; leave those rows out: p.where(p.booleanColumn(\"" + name + "\").isNotMissing())");
        }
        boolean[] values = new boolean[flags.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = flags.get(i);
        }
        return values;
    }

    /** The rows with a label and a prediction: neither files that could not be read nor images without a label. */
    static Table judged(Table predictions) {
        StringColumn label = text(predictions, "label");
        StringColumn predicted = text(predictions, "predicted");
        int[] rows = IntStream.range(0, predictions.rowCount())
                .filter(i -> !label.isMissing(i) && !predicted.isMissing(i))
                .filter(i -> !predictions.containsColumn(FAILURE)
                        || predictions.column(FAILURE).isMissing(i))
                .toArray();
        return rows.length == predictions.rowCount() ? predictions : predictions.where(Selection.with(rows));
    }

    /** Whether each of these judged rows is right. */
    static boolean[] right(Table judged) {
        StringColumn label = text(judged, "label");
        StringColumn predicted = text(judged, "predicted");
        boolean[] right = new boolean[judged.rowCount()];
        for (int i = 0; i < right.length; i++) {
            right[i] = label.get(i).equals(predicted.get(i));
        }
        return right;
    }
}
