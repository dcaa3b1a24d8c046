package cytodiffusion.report.table;

import cytodiffusion.classify.Confidence;
import cytodiffusion.classify.Elimination;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.evaluation.PredictionFile;
import cytodiffusion.evaluation.PredictionRow;
import cytodiffusion.paper.cytodiffusion.shift.ShiftScore;
import cytodiffusion.paper.cytodiffusion.shift.ShiftScores;
import cytodiffusion.run.TrialRecord;
import cytodiffusion.run.TrialWeighting;
import cytodiffusion.stats.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The one table of predictions: {@code image, label, predicted, confidence, trials, evaluations, fold, model, domain,
 * failure, error_1 … error_K}, one row an image and, where there are several, a model, a domain or a number of trials (see
 * {@link PredictionRow}). The table's name says which class each error is of, and keeps saying so through {@code where},
 * {@code sortOn} and the like. What is not known is missing.
 */
public final class PredictionTable {
    private static final String TITLE = "Predictions";
    private static final Pattern ERROR_OF = Pattern.compile("(?:^|, )error_\\d+: ");

    private PredictionTable() {}

    /** The predictions of an evaluation, with a last row for each file that could not be read. */
    public static Table of(EvaluationResult result) {
        return of(result.classes(), result.table());
    }

    /** The same, the column {@code model} saying so. */
    public static Table of(EvaluationResult result, String model) {
        return of(
                result.classes(),
                result.table().stream().map(row -> row.by(model)).toList());
    }

    /** Predictions by models that were not trained on them, such as those of a cross-validation. */
    public static Table of(OutOfSample predictions) {
        return of(predictions.classes(), predictions.table());
    }

    /**
     * What each recorded image would have been taken for after so many trials of every class, none dropped: a row for each
     * image and each of these numbers.
     *
     * @param trials each at least 2 and at most as many as were recorded
     */
    public static Table of(TrialRecord record, TrialWeighting weighting, int... trials) {
        List<String> classes = record.settings().classes();
        List<PredictionRow> rows = new ArrayList<>();
        for (int n : trials) {
            EliminationSettings all = EliminationSettings.withoutElimination(n);
            for (TrialRecord.Image image : record.images()) {
                Elimination.Outcome outcome = Elimination.replay(all, weighting.of(image));
                Prediction prediction = new Prediction(
                        image.id(),
                        classes.get(image.label()),
                        classes.get(outcome.winner()),
                        Confidence.pairedScores(outcome),
                        Confidence.margin(outcome));
                rows.add(PredictionRow.of(prediction, n, outcome.networkEvaluations()));
            }
        }
        return of(classes, rows);
    }

    /**
     * The answers of several models in several domains, {@code domain} and {@code model} saying which; {@code fold} is the
     * training, from 1, where a model was trained repeatedly, and images are numbered. Confidence and errors are not kept.
     */
    public static Table of(ShiftScores scores) {
        List<PredictionRow> rows = new ArrayList<>();
        for (ShiftScore score : scores.items()) {
            boolean repeated = scores.repetitions(score.model(), score.domain()).size() > 1;
            for (int i = 0; i < score.predicted().length; i++) {
                Prediction prediction = new Prediction(
                        Integer.toString(i),
                        score.classes().get(score.actual(i)),
                        score.classes().get(score.predicted()[i]),
                        new double[0],
                        Double.NaN);
                rows.add(PredictionRow.of(prediction, 0, 0)
                        .inFold(repeated ? score.repetition() : 0)
                        .by(score.model())
                        .from(score.domain()));
            }
        }
        return of(List.of(), rows);
    }

    /**
     * A table of these rows.
     *
     * @param classes that the errors are of
     */
    public static Table of(List<String> classes, List<PredictionRow> rows) {
        Table table = Table.create(
                name(classes),
                text("image", rows, PredictionRow::image),
                text("label", rows, PredictionRow::label),
                text("predicted", rows, PredictionRow::predicted),
                DoubleColumn.create(
                        "confidence",
                        rows.stream().mapToDouble(PredictionRow::confidence).toArray()),
                count("trials", rows, PredictionRow::trials),
                count("evaluations", rows, PredictionRow::evaluations),
                count("fold", rows, PredictionRow::fold),
                text("model", rows, PredictionRow::model),
                text("domain", rows, PredictionRow::domain),
                text("failure", rows, PredictionRow::failure));
        for (int c = 0; c < classes.size(); c++) {
            int index = c;
            table.addColumns(DoubleColumn.create(
                    PredictionFile.errorColumn(c),
                    rows.stream()
                            .mapToDouble(row -> row.errors().length == 0 ? Double.NaN : row.errors()[index])
                            .toArray()));
        }
        return table;
    }

    private static String name(List<String> classes) {
        return TITLE
                + IntStream.range(0, classes.size())
                        .mapToObj(c -> PredictionFile.errorColumn(c) + ": " + classes.get(c))
                        .collect(Collectors.joining(", ", classes.isEmpty() ? "" : " (", classes.isEmpty() ? "" : ")"));
    }

    private static StringColumn text(String name, List<PredictionRow> rows, Function<PredictionRow, String> of) {
        return StringColumn.create(name, rows.stream().map(of).toList());
    }

    /** 0 is a missing value. */
    private static IntColumn count(String name, List<PredictionRow> rows, Function<PredictionRow, Integer> of) {
        IntColumn column = IntColumn.create(name);
        for (PredictionRow row : rows) {
            int value = of.apply(row);
            if (value == 0) {
                column.appendMissing();
            } else {
                column.append(value);
            }
        }
        return column;
    }

    /** The classes that {@code error_1}, {@code error_2} and so on are of; empty where the table's name does not say. */
    public static List<String> classes(Table table) {
        String name = table.name() == null ? "" : table.name();
        if (!name.startsWith(TITLE + " (") || !name.endsWith(")")) {
            return List.of();
        }
        String list = name.substring(TITLE.length() + 2, name.length() - 1);
        return ERROR_OF.splitAsStream(list).filter(part -> !part.isEmpty()).toList();
    }

    /**
     * The table that {@code cyto evaluate} or {@link #write} wrote; earlier versions' and hand-made ones, too.
     *
     * @param file {@code predictions.csv}, or the folder that it lies in
     * @throws IOException where a column is missing or a field makes no sense, with its line
     */
    public static Table read(Path file) throws IOException {
        PredictionFile read = PredictionFile.read(Files.isDirectory(file) ? file.resolve("predictions.csv") : file);
        return of(read.classes(), read.rows());
    }

    /**
     * Writes a table of predictions so that it reads back with equal values, and beside it {@code …-classes.csv} with the
     * classes of the errors. Columns that the table of predictions does not have are left out.
     */
    public static void write(Table table, Path file) throws IOException {
        new PredictionFile(errorNames(table), rows(table)).write(file);
    }

    private static List<String> errorNames(Table table) {
        int errors = errors(table);
        List<String> classes = classes(table);
        return classes.size() == errors
                ? classes
                : IntStream.range(0, errors)
                        .mapToObj(PredictionFile::errorColumn)
                        .toList();
    }

    private static int errors(Table table) {
        int errors = 0;
        while (table.containsColumn(PredictionFile.errorColumn(errors))) {
            errors++;
        }
        return errors;
    }

    /** The rows of such a table, of which some columns may be missing. */
    public static List<PredictionRow> rows(Table table) {
        int errors = errors(table);
        List<PredictionRow> rows = new ArrayList<>();
        for (Row row : table) {
            double[] values = IntStream.range(0, errors)
                    .mapToDouble(c -> row.getDouble(PredictionFile.errorColumn(c)))
                    .toArray();
            rows.add(new PredictionRow(
                    text(row, "image"),
                    text(row, "label"),
                    text(row, "predicted"),
                    table.containsColumn("confidence") ? row.getNumber("confidence") : Double.NaN,
                    count(row, "trials"),
                    count(row, "evaluations"),
                    count(row, "fold"),
                    text(row, "model"),
                    text(row, "domain"),
                    text(row, "failure"),
                    IntStream.range(0, errors).allMatch(c -> row.isMissing(PredictionFile.errorColumn(c)))
                            ? new double[0]
                            : values));
        }
        return rows;
    }

    private static String text(Row row, String column) {
        return row.columnNames().contains(column) ? row.getString(column) : "";
    }

    private static int count(Row row, String column) {
        return row.columnNames().contains(column) && !row.isMissing(column) ? row.getInt(column) : 0;
    }
}
