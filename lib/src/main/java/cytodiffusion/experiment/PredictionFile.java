package cytodiffusion.experiment;

import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.Csv;
import cytodiffusion.io.CsvFile;
import cytodiffusion.stats.Prediction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Predictions as comma-separated values with all of their digits, to be read again. */
final class PredictionFile {
    private static final List<String> ABOUT_THE_IMAGE =
            List.of("image", "label", "predicted", "confidence", "trials", "evaluations");
    private static final String ERROR = "error ";

    private PredictionFile() {}

    /** Writes the file whole. */
    static void write(Path file, List<String> classes, List<Evaluation.Row> rows) throws IOException {
        List<String> header = new ArrayList<>(ABOUT_THE_IMAGE);
        classes.forEach(name -> header.add(ERROR + name));
        StringBuilder text = new StringBuilder(Csv.line(header));
        for (Evaluation.Row row : rows) {
            Prediction p = row.prediction();
            List<String> fields = new ArrayList<>(List.of(
                    p.image(),
                    p.label(),
                    p.predicted(),
                    Double.toString(p.confidence()),
                    Integer.toString(row.trials()),
                    Integer.toString(row.evaluations())));
            for (double error : p.errors()) {
                fields.add(Double.toString(error));
            }
            text.append(Csv.line(fields));
        }
        AtomicFile.writeString(file, text.toString());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException where the file is of other classes, or a row makes no sense, with its line
     */
    static List<Evaluation.Row> read(Path file, List<String> classes) throws IOException {
        CsvFile table = CsvFile.read(file);
        int[] about = columns(table, ABOUT_THE_IMAGE);
        int[] errors = columns(table, classes.stream().map(ERROR::concat).toList());
        List<Evaluation.Row> rows = new ArrayList<>();
        for (CsvFile.Row row : table.rows()) {
            List<String> fields = row.fields();
            try {
                double[] values = new double[errors.length];
                for (int c = 0; c < values.length; c++) {
                    values[c] = Double.parseDouble(fields.get(errors[c]));
                }
                Prediction prediction = new Prediction(
                        fields.get(about[0]),
                        fields.get(about[1]),
                        fields.get(about[2]),
                        values,
                        Double.parseDouble(fields.get(about[3])));
                rows.add(new Evaluation.Row(
                        prediction, Integer.parseInt(fields.get(about[4])), Integer.parseInt(fields.get(about[5]))));
            } catch (NumberFormatException e) {
                throw table.problem(row, "a number cannot be read (" + e.getMessage() + ")");
            }
        }
        return rows;
    }

    private static int[] columns(CsvFile table, List<String> names) throws IOException {
        int[] columns = new int[names.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = table.column(names.get(i));
        }
        return columns;
    }
}
