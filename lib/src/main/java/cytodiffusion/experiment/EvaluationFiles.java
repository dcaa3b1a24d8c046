package cytodiffusion.experiment;

import com.google.gson.GsonBuilder;
import cytodiffusion.io.AtomicFile;
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

/**
 * The files of an evaluation: each prediction is appended to {@code predictions.csv} as it is made; at the end the file
 * is sorted by image, and {@code metrics.json} and {@code confusion.png} join it.
 */
public final class EvaluationFiles implements Closeable {
    private static final String HEADER = "image,label,predicted,confidence,trials,evaluations";

    private final Path folder;
    private final Path predictions;
    private final Writer running;

    /** @param folder is made if need be; an earlier evaluation in it is replaced */
    public EvaluationFiles(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        predictions = folder.resolve("predictions.csv");
        running = Files.newBufferedWriter(predictions);
        running.write(HEADER + "\n");
    }

    /** Appends one result. */
    public void add(Evaluation.Row row) {
        try {
            running.write(line(row) + "\n");
            running.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(predictions + " cannot be written", e);
        }
    }

    /** Writes what needs all results. */
    public void finish(EvaluationResult result) throws IOException {
        running.close();
        String header = HEADER
                + result.classes().stream().map(c -> "," + quoted("error " + c)).collect(Collectors.joining());
        String lines = result.rows().stream()
                .map(row -> line(row) + errors(row) + "\n")
                .collect(Collectors.joining());
        AtomicFile.writeString(predictions, header + "\n" + lines);
        AtomicFile.writeString(
                folder.resolve("metrics.json"),
                new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .serializeSpecialFloatingPointValues()
                        .create()
                        .toJson(result.metrics()));
    }

    private static String line(Evaluation.Row row) {
        var p = row.prediction();
        return String.join(
                ",",
                List.of(
                        quoted(p.image()),
                        quoted(p.label()),
                        quoted(p.predicted()),
                        String.format(Locale.ROOT, "%.6g", p.confidence()),
                        Integer.toString(row.trials()),
                        Integer.toString(row.evaluations())));
    }

    private static String errors(Evaluation.Row row) {
        return DoubleStream.of(row.prediction().errors())
                .mapToObj(e -> String.format(Locale.ROOT, ",%.6g", e))
                .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
