package cytodiffusion.experiment;

import com.google.gson.GsonBuilder;
import cytodiffusion.chart.Charts;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.Csv;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The files of an evaluation: each prediction is appended to {@code predictions.csv} as it is made; at the end the file
 * is sorted by image, and {@code metrics.json} and {@code confusion.png} join it.
 */
public final class EvaluationFiles implements Closeable {
    private static final List<String> HEADER =
            List.of("image", "label", "predicted", "confidence", "trials", "evaluations");

    private final Path folder;
    private final Path predictions;
    private final Writer running;

    /** @param folder is made if need be; an earlier evaluation in it is replaced */
    public EvaluationFiles(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        predictions = folder.resolve("predictions.csv");
        running = Files.newBufferedWriter(predictions);
        running.write(Csv.line(HEADER));
    }

    /** Appends one result. */
    public void add(Evaluation.Row row) {
        try {
            running.write(Csv.line(fields(row)));
            running.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(predictions + " cannot be written", e);
        }
    }

    /** Writes what needs all results. */
    public void finish(EvaluationResult result) throws IOException {
        running.close();
        String header = Csv.line(concat(HEADER, result.classes().stream().map(name -> "error " + name)));
        String lines = result.rows().stream()
                .map(row -> Csv.line(concat(fields(row), errors(row))))
                .collect(Collectors.joining());
        AtomicFile.writeString(predictions, header + lines);
        AtomicFile.writeString(
                folder.resolve("metrics.json"),
                new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .serializeSpecialFloatingPointValues()
                        .create()
                        .toJson(result.metrics()));
        Charts.confusionMatrix("", result.confusion()).save(folder.resolve("confusion.png"));
    }

    private static List<String> fields(Evaluation.Row row) {
        var p = row.prediction();
        return List.of(
                p.image(),
                p.label(),
                p.predicted(),
                number(p.confidence()),
                Integer.toString(row.trials()),
                Integer.toString(row.evaluations()));
    }

    private static Stream<String> errors(Evaluation.Row row) {
        return DoubleStream.of(row.prediction().errors()).mapToObj(EvaluationFiles::number);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    private static List<String> concat(List<String> fields, Stream<String> more) {
        return Stream.concat(fields.stream(), more).toList();
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
