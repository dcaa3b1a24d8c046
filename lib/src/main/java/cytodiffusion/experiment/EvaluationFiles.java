package cytodiffusion.experiment;

import com.google.gson.Gson;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The files of an evaluation: each prediction is appended to {@code predictions.csv} as it is made; at the end the file
 * is sorted by image, and {@code metrics.json} and {@code confusion.png} join it. Nothing is touched before the first
 * prediction, so that an evaluation that cannot begin leaves an earlier one as it is.
 */
public final class EvaluationFiles implements Closeable {
    private static final List<String> ABOUT_THE_IMAGE =
            List.of("image", "label", "predicted", "confidence", "trials", "evaluations");
    /** Refuses NaN and infinities, which JSON does not have. */
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path predictions;
    private final Path metrics;
    private final Path confusion;
    private final String header;
    private Writer running;

    /**
     * @param folder is made if need be; an earlier evaluation in it is replaced
     * @param classes that the model knows
     */
    public EvaluationFiles(Path folder, List<String> classes) {
        predictions = folder.resolve("predictions.csv");
        metrics = folder.resolve("metrics.json");
        confusion = folder.resolve("confusion.png");
        List<String> names = new ArrayList<>(ABOUT_THE_IMAGE);
        classes.forEach(name -> names.add("error " + name));
        header = Csv.line(names);
    }

    /** Appends one result. */
    public void add(Evaluation.Row row) {
        try {
            if (running == null) {
                begin();
            }
            running.write(line(row));
            running.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(predictions + " cannot be written", e);
        }
    }

    /** Figures of an earlier evaluation beside predictions of this one would belong to nothing. */
    private void begin() throws IOException {
        Files.createDirectories(predictions.toAbsolutePath().getParent());
        Files.deleteIfExists(metrics);
        Files.deleteIfExists(confusion);
        running = Files.newBufferedWriter(predictions);
        running.write(header);
    }

    /** Writes what needs all results. */
    public void finish(EvaluationResult result) throws IOException {
        close();
        String lines = result.rows().stream().map(EvaluationFiles::line).collect(Collectors.joining());
        AtomicFile.writeString(predictions, header + lines);
        AtomicFile.writeString(metrics, json(result));
        Charts.confusionMatrix("", result.confusion()).save(confusion);
    }

    /** The content of {@code metrics.json}. */
    public static String json(EvaluationResult result) {
        return GSON.toJson(result.metrics());
    }

    private static String line(Evaluation.Row row) {
        var p = row.prediction();
        List<String> fields = new ArrayList<>(List.of(
                p.image(),
                p.label(),
                p.predicted(),
                number(p.confidence()),
                Integer.toString(row.trials()),
                Integer.toString(row.evaluations())));
        DoubleStream.of(p.errors()).mapToObj(EvaluationFiles::number).forEach(fields::add);
        return Csv.line(fields);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    @Override
    public void close() throws IOException {
        if (running != null) {
            running.close();
        }
    }
}
