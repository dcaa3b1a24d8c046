package cytodiffusion.report.record;

import cytodiffusion.io.Csv;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table as comma-separated values with a header; numbers in full, nothing where a value is missing. Tablesaw's own
 * writer fails on a table without columns.
 */
final class CsvTable {
    private CsvTable() {}

    static String of(Table table) {
        String header = Csv.line(table.columnNames());
        return IntStream.range(0, table.rowCount())
                .mapToObj(row -> Csv.line(table.columns().stream()
                        .map(column -> cell(column, row))
                        .toList()))
                .collect(Collectors.joining("", header, ""));
    }

    private static String cell(Column<?> column, int row) {
        return column.isMissing(row) ? "" : column.getUnformattedString(row);
    }
}
