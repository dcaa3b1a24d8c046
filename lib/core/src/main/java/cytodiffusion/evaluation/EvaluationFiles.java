package cytodiffusion.evaluation;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.JsonFormat;
import cytodiffusion.io.Sha256;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.stats.Prediction;
import cytodiffusion.training.TestLook;
import cytodiffusion.training.TestLooks;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The files of an evaluation: each prediction is appended to {@code predictions.jsonl} as it is made, and an evaluation
 * with the same settings goes on from it; at the end {@code predictions.csv}, sorted by image (see {@link
 * PredictionFile}), {@code metrics.json} and
 * {@code confusion.png} are written. Nothing is touched before the first prediction, so that an evaluation that cannot
 * begin leaves an earlier one as it is.
 */
public final class EvaluationFiles implements Closeable {
    /** A setting that a model without trials does not have. */
    private static final String NONE = "none";

    private static final String PREDICTIONS = "predictions.csv";
    private static final String LOG = "predictions.jsonl";

    private static final String METRICS = "metrics.json";

    private final Path predictions;
    private final Path metrics;
    private final Path confusion;
    private final Path comparison;
    private final Path differences;
    private final EvaluationLog log;
    private final List<Evaluation.Row> earlier;
    private boolean begun;

    /** The files in {@code folder}, which is made if need be, for what {@code model} is asked. */
    public static EvaluationFiles of(Path folder, TrainedModel model, EvaluationRequest request) throws IOException {
        return new EvaluationFiles(folder, settings(model, request), JudgedImages.of(request.data()));
    }

    /** All that decides an image's result besides its content, by name. */
    public static Map<String, String> settings(TrainedModel model, EvaluationRequest request) {
        boolean draws = model.drawsTrials();
        Map<String, String> settings = new HashMap<>(Map.of(
                "model",
                Sha256.of(JsonFormat.PAGE.toJson(model.card())),
                "trials",
                draws ? request.elimination().toString() : NONE,
                "seed",
                draws ? Long.toString(request.seed()) : NONE,
                "precision",
                model.precision().precision().id(),
                "crop",
                request.preprocessing(model).crop() + " px",
                "classes",
                request.sharedClasses() ? "shared" : "all"));
        // The model's own is on its card.
        request.data().range().ifPresent(range -> settings.put("range", range.toString()));
        return settings;
    }

    /**
     * @param settings all that decides an image's result besides its content, by name
     * @param images that are judged
     * @throws IllegalArgumentException where the folder holds an evaluation with other settings or of other images
     * @throws IOException where that cannot be read
     */
    EvaluationFiles(Path folder, Map<String, String> settings, JudgedImages images) throws IOException {
        predictions = folder.resolve(PREDICTIONS);
        metrics = folder.resolve(METRICS);
        confusion = folder.resolve("confusion.png");
        comparison = folder.resolve(EvaluationComparison.FIGURES);
        differences = folder.resolve(EvaluationComparison.DIFFERENCES);
        log = new EvaluationLog(folder.resolve(LOG), settings, images);
        earlier = List.copyOf(log.read());
    }

    /** Results of an evaluation with the same settings that ended early, or was asked for fewer images. */
    public List<Evaluation.Row> earlier() {
        return earlier;
    }

    /** Whether all files are there, and of the predictions made so far. */
    boolean finished() {
        return !begun && Files.exists(metrics);
    }

    /** Appends one result, which survives whatever happens to this process afterwards. */
    public void add(Evaluation.Row row) {
        if (!begun) {
            begin();
        }
        log.add(row);
    }

    /** Figures of an earlier evaluation beside predictions of this one would belong to nothing. */
    private void begin() {
        try {
            for (Path file : List.of(
                    predictions,
                    PredictionFile.classesBeside(predictions),
                    metrics,
                    confusion,
                    comparison,
                    differences)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The files of an earlier evaluation cannot be replaced", e);
        }
        begun = true;
    }

    /** Writes what needs all results. */
    public void finish(EvaluationResult result) throws IOException {
        close();
        new PredictionFile(result.classes(), result.table()).write(predictions);
        AtomicFile.writeString(metrics, json(result));
        for (ResultPictures pictures : ResultPictures.available()) {
            pictures.confusionMatrix(result.confusion(), confusion);
        }
        if (result.split() == JudgedPart.TEST) {
            TestLooks.add(result.request().model(), look(result));
        }
    }

    private static TestLook look(EvaluationResult result) {
        EvaluationRequest request = result.request();
        String how = request.elimination() == null
                ? "one look at each image"
                : request.elimination().text() + ", seed " + request.seed();
        return TestLook.today(
                "evaluate",
                request.data().name(),
                how + ", " + result.precision().precision().id() + (request.sharedClasses() ? ", shared classes" : ""),
                result.rows().size(),
                String.format(
                        Locale.ROOT,
                        "accuracy %.1f %%",
                        100 * result.confusion().accuracy()));
    }

    /**
     * The predictions of a finished evaluation, without the files that could not be used.
     *
     * @throws IOException where the folder has no {@code predictions.csv}, or a row makes no sense, with its line
     */
    public static List<Prediction> readPredictions(Path folder) throws IOException {
        return PredictionFile.read(folder.resolve(PREDICTIONS)).rows().stream()
                .filter(PredictionRow::isPredicted)
                .map(PredictionRow::prediction)
                .toList();
    }

    /**
     * The results that an evaluation has kept, whatever its settings and wherever its images are by now.
     *
     * @throws IOException where they cannot be read
     */
    public static List<Evaluation.Row> readRows(Path folder) throws IOException {
        return EvaluationLog.rows(folder.resolve(LOG));
    }

    /** The processor on which an evaluation in a folder was computed; the empty string where its record does not say. */
    public static String processor(Path folder) throws IOException {
        Path record = folder.resolve(METRICS);
        if (!Files.exists(record)) {
            return "";
        }
        try {
            JsonObject metrics = JsonFormat.PAGE.fromJson(Files.readString(record), JsonObject.class);
            return metrics != null && metrics.has(EvaluationResult.PROCESSOR)
                    ? metrics.get(EvaluationResult.PROCESSOR).getAsString()
                    : "";
        } catch (JsonParseException e) {
            throw new IOException(record + " is damaged: " + e.getMessage(), e);
        }
    }

    /** The content of {@code metrics.json}. */
    public static String json(EvaluationResult result) {
        return JsonFormat.PAGE.toJson(result.metrics());
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
