package cytodiffusion.evaluation;

import com.google.gson.JsonParseException;
import cytodiffusion.io.JsonFormat;
import cytodiffusion.io.KeptSettings;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an evaluation has found so far, line by line: its settings as a JSON object, then an object for each image,
 * written as soon as it is decided. An evaluation of the same images with the same settings goes on from it, wherever the
 * images lie by then.
 */
final class EvaluationLog implements Closeable {
    private static final String CHOOSE = ": choose another folder with --out, or move that one away";

    private final Path file;
    private final Map<String, String> settings;
    private final JudgedImages images;
    private Writer writer;

    /** One line: an image's result, and the hash of its file; earlier versions wrote none. */
    private record Line(
            String image,
            String content,
            String label,
            String predicted,
            double[] errors,
            double confidence,
            int trials,
            int evaluations,
            double seconds) {
        static Line of(Evaluation.Row row, String content) {
            Prediction p = row.prediction();
            return new Line(
                    p.image(),
                    content,
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

    /**
     * @param settings all that decides an image's result besides its content, by name
     * @param images that are judged
     */
    EvaluationLog(Path file, Map<String, String> settings, JudgedImages images) {
        this.file = file;
        this.images = images;
        this.settings = new TreeMap<>(settings);
    }

    /**
     * The results that are there already. A last line that a killed process left unfinished is dropped, and so are results
     * of an earlier version, which does not say what it judged.
     *
     * @throws IllegalArgumentException where they belong to other settings or other images
     * @throws IOException where the file is damaged
     */
    List<Evaluation.Row> read() throws IOException {
        Kept kept = kept(file);
        if (kept.settings() == null) {
            return List.of();
        }
        requireSameSettings(kept.settings());
        requireSameImages(kept.contents());
        return List.copyOf(kept.contents().keySet());
    }

    /**
     * The same whatever the settings and the images were.
     *
     * @throws IOException where the file is damaged
     */
    static List<Evaluation.Row> rows(Path file) throws IOException {
        return List.copyOf(kept(file).contents().keySet());
    }

    /**
     * What a file holds.
     *
     * @param settings null where it holds nothing
     * @param contents hashes of the images' files, by their results
     */
    private record Kept(Map<?, ?> settings, Map<Evaluation.Row, String> contents) {}

    private static Kept kept(Path file) throws IOException {
        Map<Evaluation.Row, String> rows = new LinkedHashMap<>();
        String whole = Files.exists(file) ? new String(wholeLines(file), StandardCharsets.UTF_8) : "";
        if (whole.isEmpty()) {
            return new Kept(null, rows);
        }
        List<String> lines = whole.lines().toList();
        int line = 1;
        try {
            Map<?, ?> settings =
                    Objects.requireNonNull(JsonFormat.ANY_NUMBER.fromJson(lines.get(0), LinkedHashMap.class));
            for (; line < lines.size(); line++) {
                Line read = JsonFormat.ANY_NUMBER.fromJson(lines.get(line), Line.class);
                rows.put(read.row(), Objects.requireNonNullElse(read.content(), ""));
            }
            rows.values().removeIf(String::isEmpty);
            return new Kept(settings, rows);
        } catch (JsonParseException | NullPointerException e) {
            throw new IOException(
                    file + " is damaged (line " + (rows.isEmpty() ? line : line + 1)
                            + "); move it away to begin anew, or choose another folder with --out",
                    e);
        }
    }

    private void requireSameImages(Map<Evaluation.Row, String> rows) {
        boolean any = rows.isEmpty();
        for (Map.Entry<Evaluation.Row, String> row : rows.entrySet()) {
            String image = row.getKey().prediction().image();
            Optional<String> content = images.content(image);
            any |= content.isPresent();
            if (content.isPresent() && !content.get().equals(row.getValue())) {
                throw new IllegalArgumentException(
                        holdsAnother() + "data: the image " + image + " is not the one that was judged there" + CHOOSE);
            }
        }
        if (!any) {
            throw new IllegalArgumentException(
                    holdsAnother() + "data: none of its " + rows.size() + " images is in this data" + CHOOSE);
        }
    }

    private String holdsAnother() {
        return file.toAbsolutePath().getParent() + " holds an evaluation with another ";
    }

    private void requireSameSettings(Map<?, ?> before) {
        KeptSettings.firstDifference(before, settings).ifPresent(difference -> {
            throw new IllegalArgumentException(holdsAnother() + difference + CHOOSE);
        });
    }

    /** Appends a result, which is in the file when this returns. */
    void add(Evaluation.Row row) {
        try {
            if (writer == null) {
                open();
            }
            writer.write(JsonFormat.ANY_NUMBER.toJson(Line.of(
                            row, images.content(row.prediction().image()).orElse(null)))
                    + "\n");
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    private void open() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        int whole = Files.exists(file) ? wholeLines(file).length : 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(whole);
        }
        writer = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
        if (whole == 0) {
            writer.write(JsonFormat.ANY_NUMBER.toJson(settings) + "\n");
        }
    }

    private static byte[] wholeLines(Path file) throws IOException {
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
