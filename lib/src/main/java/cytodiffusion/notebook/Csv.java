package cytodiffusion.notebook;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table as comma-separated values (RFC 4180) with a header; numbers in full, nothing where a value is missing.
 * Tablesaw's own writer fails on a table without columns.
 */
final class Csv {
    private Csv() {}

    static String of(Table table) {
        StringBuilder text = new StringBuilder(record(table.columns(), Column::name));
        for (int i = 0; i < table.rowCount(); i++) {
            int row = i;
            text.append(record(table.columns(), column -> cell(column, row)));
        }
        return text.toString();
    }

    private static String record(List<Column<?>> columns, Function<Column<?>, String> value) {
        return columns.stream().map(value.andThen(Csv::quote)).collect(Collectors.joining(",", "", "\n"));
    }

    private static String cell(Column<?> column, int row) {
        return column.isMissing(row) ? "" : column.getUnformattedString(row);
    }

    private static String quote(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
