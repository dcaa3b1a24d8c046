package cytodiffusion.report;

import cytodiffusion.report.figure.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The part of a table that a notebook shows, as text.
 *
 * @param columns the columns from the left, at most {@link #MOST_COLUMNS}
 * @param rows how many rows each column shows, at most {@link #MOST_ROWS}
 * @param note what is left out and what {@link Tables#noted} says, or the empty string
 */
public record TableView(String name, List<ColumnView> columns, int rows, String note) {
    static final int MOST_ROWS = 30;
    static final int MOST_COLUMNS = 30;

    /** One column: its type as a person would name it, and its cells. */
    record ColumnView(String name, String type, boolean number, List<String> cells) {}

    /** The first rows and columns of a table, and a note of what is left out. */
    public static TableView of(Table table) {
        int rows = Math.min(table.rowCount(), MOST_ROWS);
        List<ColumnView> columns = table.columns().stream()
                .limit(MOST_COLUMNS)
                .map(column -> view(column, rows))
                .toList();
        String[] named = (table.name() == null ? "" : table.name()).split(Tables.NOTE, 2);
        String note = Stream.of(note(table), named.length == 1 ? "" : named[1])
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(". "));
        return new TableView(named[0], columns, rows, note);
    }

    private static ColumnView view(Column<?> column, int rows) {
        boolean number = column instanceof NumericColumn<?>;
        int decimals = number ? decimals((NumericColumn<?>) column) : 0;
        List<String> cells = IntStream.range(0, rows)
                .mapToObj(row -> cell(column, row, decimals))
                .toList();
        return new ColumnView(column.name(), typeName(column.type()), number, cells);
    }

    private static int decimals(NumericColumn<?> column) {
        return Numbers.decimals(
                IntStream.range(0, column.size()).mapToDouble(column::getDouble).toArray());
    }

    private static String cell(Column<?> column, int row, int decimals) {
        if (column.isMissing(row)) {
            return Numbers.MISSING;
        }
        boolean fractional = column.type() == ColumnType.DOUBLE || column.type() == ColumnType.FLOAT;
        return fractional && column instanceof NumericColumn<?> numbers
                ? Numbers.inColumn(numbers.getDouble(row), decimals)
                : column.getString(row);
    }

    private static String typeName(ColumnType type) {
        return switch (type.name()) {
            case "SHORT", "INTEGER", "LONG" -> "integer";
            case "FLOAT", "DOUBLE" -> "number";
            case "BOOLEAN" -> "boolean";
            case "STRING", "TEXT" -> "text";
            case "LOCAL_DATE" -> "date";
            case "LOCAL_TIME" -> "time";
            case "LOCAL_DATE_TIME", "INSTANT" -> "date and time";
            default -> type.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String note(Table table) {
        List<String> parts = new ArrayList<>();
        addLeftOut(parts, table.rowCount(), MOST_ROWS, "row");
        addLeftOut(parts, table.columnCount(), MOST_COLUMNS, "column");
        return String.join("; ", parts);
    }

    private static void addLeftOut(List<String> parts, int count, int shown, String what) {
        int leftOut = count - shown;
        if (leftOut > 0) {
            parts.add(leftOut + " more " + what + (leftOut == 1 ? "" : "s") + " not shown (of " + count + ")");
        }
    }
}
