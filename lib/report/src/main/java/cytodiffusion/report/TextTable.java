package cytodiffusion.report;

import java.util.List;
import java.util.function.Function;

/** A table as lines of text in columns, for where no HTML is shown. */
public final class TextTable {
    private TextTable() {}

    /** The table as lines of text, its columns aligned. */
    public static String of(TableView view) {
        StringBuilder text = new StringBuilder();
        if (!view.name().isBlank()) {
            text.append(line(view.name())).append('\n');
        }
        int[] widths = view.columns().stream().mapToInt(TextTable::width).toArray();
        text.append(row(view, widths, TableView.ColumnView::name));
        text.append(row(view, widths, column -> "-".repeat(width(column))));
        for (int r = 0; r < view.rows(); r++) {
            int row = r;
            text.append(row(view, widths, column -> column.cells().get(row)));
        }
        return (text + view.note()).stripTrailing();
    }

    private static String row(TableView view, int[] widths, Function<TableView.ColumnView, String> cell) {
        StringBuilder row = new StringBuilder();
        List<TableView.ColumnView> columns = view.columns();
        for (int c = 0; c < columns.size(); c++) {
            String value = line(cell.apply(columns.get(c)));
            String padding = " ".repeat(widths[c] - length(value));
            row.append(c == 0 ? "" : "  ");
            row.append(columns.get(c).number() ? padding + value : value + padding);
        }
        return row.toString().stripTrailing() + "\n";
    }

    private static int width(TableView.ColumnView column) {
        return Math.max(
                length(line(column.name())),
                column.cells().stream()
                        .mapToInt(cell -> length(line(cell)))
                        .max()
                        .orElse(0));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
