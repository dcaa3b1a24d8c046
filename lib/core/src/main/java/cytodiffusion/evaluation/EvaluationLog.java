package cytodiffusion.evaluation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import cytodiffusion.stats.Prediction;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an evaluation has found so far, line by line: its settings as a JSON object, then an object for each image,
 * written as soon as it is decided. An evaluation with the same settings goes on from it.
 */
final class EvaluationLog implements Closeable {
    /** Undecided comparisons are infinite or not a number, which strict JSON does not have. */
    private static final Gson GSON = new GsonBuilder()
            .serializeSpecialFloatingPointValues()
            .disableHtmlEscaping()
            .create();

    private final Path file;
    private final Map<String, String> settings;
    private Writer writer;

    /** One line: an image's result. */
    private record Line(
            String image,
            String label,
            String predicted,
            double[] errors,
            double confidence,
            int trials,
            int evaluations,
            double seconds) {
        static Line of(Evaluation.Row row) {
            Prediction p = row.prediction();
            return new Line(
                    p.image(),
                    p.label(),
                    p.predicted(),
                    p.errors(),
                    p.confidence(),
                    row.trials(),
                    row.evaluations(),
                    row.seconds());
        }

        /** @throws NullPointerException where the line lacks an entry */
        Evaluation.Row row() {
            Stream.of(image, label, predicted, errors).forEach(Objects::requireNonNull);
            return new Evaluation.Row(
                    new Prediction(image, label, predicted, errors, confidence), trials, evaluations, seconds);
        }
    }

    /** @param settings all that decides an image's result, by name */
    EvaluationLog(Path file, Map<String, String> settings) {
        this.file = file;
        this.settings = new TreeMap<>(settings);
    }

    /**
     * The results that are there already. A last line that a killed process left unfinished is dropped.
     *
     * @throws IllegalArgumentException where they belong to other settings
     * @throws IOException where the file is damaged
     */
    List<Evaluation.Row> read() throws IOException {
        List<Evaluation.Row> rows = new ArrayList<>();
        if (!Files.exists(file)) {
            return rows;
        }
        String whole = new String(wholeLines(), StandardCharsets.UTF_8);
        if (whole.isEmpty()) {
            return rows;
        }
        List<String> lines = whole.lines().toList();
        int line = 1;
        try {
            requireSameSettings(GSON.fromJson(lines.get(0), LinkedHashMap.class));
            for (; line < lines.size(); line++) {
                rows.add(GSON.fromJson(lines.get(line), Line.class).row());
            }
        } catch (JsonParseException | NullPointerException e) {
            throw new IOException(
                    file + " is damaged (line " + (rows.isEmpty() ? line : line + 1)
                            + "); move it away to begin anew, or choose another folder with --out",
                    e);
        }
        return rows;
    }

    private void requireSameSettings(Map<?, ?> before) {
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            Object earlier = before.get(setting.getKey());
            if (!setting.getValue().equals(earlier)) {
                throw new IllegalArgumentException(file.toAbsolutePath().getParent()
                        + " holds an evaluation with another " + setting.getKey() + " (" + earlier + ", now "
                        + setting.getValue() + "): choose another folder with --out, or move that one away");
            }
        }
    }

    /** Appends a result, which is in the file when this returns. */
    void add(Evaluation.Row row) {
        try {
            if (writer == null) {
                open();
            }
            writer.write(GSON.toJson(Line.of(row)) + "\n");
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    private void open() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        int whole = Files.exists(file) ? wholeLines().length : 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(whole);
        }
        writer = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
        if (whole == 0) {
            writer.write(GSON.toJson(settings) + "\n");
        }
    }

    private byte[] wholeLines() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
