package cytodiffusion.evaluation;

import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.Csv;
import cytodiffusion.io.CsvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The table of predictions on disk: {@code predictions.csv} with the columns {@link #COLUMNS} and {@code error_1} to
 * {@code error_K}, and beside it {@code predictions-classes.csv}, which says which class each of these errors is of.
 * Numbers have all their digits, so that what is read equals what was written; what is not known is empty.
 *
 * @param classes that the errors are of, in their order; empty where the rows have no errors or nothing says it
 * @param rows in the file's order
 */
public record PredictionFile(List<String> classes, List<PredictionRow> rows) {
    /** The columns before the errors. */
    public static final List<String> COLUMNS = List.of(
            "image", "label", "predicted", "confidence", "trials", "evaluations", "fold", "model", "domain", "failure");

    private static final String ERROR = "error_";
    /** How versions before 0.2 called the error of a class, followed by the class's name. */
    private static final String OLD_ERROR = "error ";

    private static final int LEAST_COLUMNS = 4;

    public PredictionFile {
        classes = List.copyOf(classes);
        rows = List.copyOf(rows);
    }

    /** The name of the column of the error of a class, counted from 0. */
    public static String errorColumn(int index) {
        return ERROR + (index + 1);
    }

    /** Where the names of the classes lie, beside a table of predictions. */
    public static Path classesBeside(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.csv$", "");
        return file.resolveSibling(name + "-classes.csv");
    }

    /**
     * Writes both files.
     *
     * @throws IllegalArgumentException where a row has another number of errors than there are classes, or than none
     */
    public void write(Path file) throws IOException {
        List<String> header = new ArrayList<>(COLUMNS);
        StringBuilder names = new StringBuilder(Csv.line(List.of("error", "class")));
        for (int c = 0; c < classes.size(); c++) {
            header.add(errorColumn(c));
            names.append(Csv.line(List.of(errorColumn(c), classes.get(c))));
        }
        StringBuilder lines = new StringBuilder(Csv.line(header));
        rows.forEach(row -> lines.append(line(row)));
        AtomicFile.writeString(classesBeside(file), names.toString());
        AtomicFile.writeString(file, lines.toString());
    }

    private String line(PredictionRow row) {
        if (row.errors().length != 0 && row.errors().length != classes.size()) {
            throw new IllegalArgumentException("The prediction of " + row.image() + " has " + row.errors().length
                    + " errors, but there are " + classes.size() + " classes");
        }
        List<String> fields = new ArrayList<>(List.of(
                row.image(),
                row.label(),
                row.predicted(),
                row.isPredicted() ? Double.toString(row.confidence()) : "",
                count(row.trials()),
                count(row.evaluations()),
                count(row.fold()),
                row.model(),
                row.domain(),
                row.failure()));
        for (int c = 0; c < classes.size(); c++) {
            fields.add(row.errors().length == 0 ? "" : Double.toString(row.errors()[c]));
        }
        return Csv.line(fields);
    }

    private static String count(int value) {
        return value == 0 ? "" : Integer.toString(value);
    }

    /**
     * Reads what {@link #write} wrote, what earlier versions wrote, or a table that a person made: {@code image},
     * {@code label}, {@code predicted} and {@code confidence} are needed, the others may be missing.
     *
     * @throws IOException where a column is missing or a field makes no sense, with its line
     */
    public static PredictionFile read(Path file) throws IOException {
        Path beside = classesBeside(file);
        return of(CsvFile.read(file), Files.exists(beside) ? Optional.of(CsvFile.read(beside)) : Optional.empty());
    }

    /**
     * The same of text that comes from elsewhere.
     *
     * @param source what messages call the table
     * @param classes the text that says which class each error is of, if there is one
     */
    public static PredictionFile parse(String source, String text, Optional<String> classes) throws IOException {
        return of(
                CsvFile.parse(source, text),
                classes.isEmpty()
                        ? Optional.empty()
                        : Optional.of(CsvFile.parse("the classes of " + source, classes.get())));
    }

    private static PredictionFile of(CsvFile table, Optional<CsvFile> names) throws IOException {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (String name : COLUMNS) {
            if (table.columns().contains(name) || COLUMNS.indexOf(name) < LEAST_COLUMNS) {
                places.put(name, table.column(name));
            }
        }
        List<Integer> errors = errorPlaces(table);
        List<PredictionRow> rows = new ArrayList<>();
        for (CsvFile.Row row : table.rows()) {
            rows.add(new Reader(table, places, row).row(errors));
        }
        return new PredictionFile(classes(names, table, errors, rows), rows);
    }

    private static List<Integer> errorPlaces(CsvFile table) throws IOException {
        List<Integer> places = new ArrayList<>();
        while (table.columns().contains(errorColumn(places.size()))) {
            places.add(table.column(errorColumn(places.size())));
        }
        return places.isEmpty() ? oldPlaces(table) : places;
    }

    private static List<Integer> oldPlaces(CsvFile table) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).startsWith(OLD_ERROR)) {
                places.add(i);
            }
        }
        return places;
    }

    private static List<String> classes(
            Optional<CsvFile> names, CsvFile table, List<Integer> errors, List<PredictionRow> rows) throws IOException {
        if (errors.isEmpty()) {
            return List.of();
        }
        if (table.columns().get(errors.get(0)).startsWith(OLD_ERROR)) {
            return errors.stream()
                    .map(i -> spelled(table.columns().get(i).substring(OLD_ERROR.length()), rows))
                    .toList();
        }
        if (names.isEmpty()) {
            // Whoever made the table did not say; the errors keep the names of their columns.
            return errors.stream().map(table.columns()::get).toList();
        }
        int name = names.get().column("class");
        List<CsvFile.Row> listed = names.get().rows();
        if (listed.size() != errors.size()) {
            throw new IOException(names.get().source() + " names " + listed.size() + " classes, but " + table.source()
                    + " has " + errors.size() + " columns of errors; they do not belong together");
        }
        return listed.stream().map(row -> row.fields().get(name)).toList();
    }

    /** Headers are read in lower case; the rows know how a class is written. */
    private static String spelled(String lowerCase, List<PredictionRow> rows) {
        return rows.stream()
                .flatMap(row -> Stream.of(row.predicted(), row.label()))
                .filter(lowerCase::equalsIgnoreCase)
                .findFirst()
                .orElse(lowerCase);
    }

    /** The fields of one line by the names of their columns. */
    private record Reader(CsvFile table, Map<String, Integer> places, CsvFile.Row row) {
        PredictionRow row(List<Integer> errors) throws IOException {
            String failure = text("failure");
            double[] values = new double[errors.size()];
            boolean known = false;
            for (int c = 0; c < values.length; c++) {
                String field = row.fields().get(errors.get(c));
                known |= !field.isEmpty();
                values[c] = field.isEmpty()
                        ? Double.NaN
                        : number(field, table.columns().get(errors.get(c)));
            }
            return new PredictionRow(
                    text("image"),
                    text("label"),
                    text("predicted"),
                    failure.isEmpty() ? number(text("confidence"), "confidence") : Double.NaN,
                    count("trials"),
                    count("evaluations"),
                    count("fold"),
                    text("model"),
                    text("domain"),
                    failure,
                    known ? values : Arrays.copyOf(values, 0));
        }

        private String text(String column) {
            return places.containsKey(column) ? row.fields().get(places.get(column)) : "";
        }

        private int count(String column) throws IOException {
            String field = text(column);
            double value = field.isEmpty() ? 0 : number(field, column);
            if (value < 0 || value != Math.rint(value) || value > Integer.MAX_VALUE) {
                throw table.problem(row, "\"" + field + "\" in the column \"" + column + "\" is no count");
            }
            return (int) value;
        }

        private double number(String field, String column) throws IOException {
            return CsvFile.number(field)
                    .orElseThrow(() -> table.problem(
                            row,
                            column.equals("confidence")
                                    ? "the confidence is no number"
                                    : "\"" + field + "\" in the column \"" + column + "\" is no number"));
        }
    }
}
