package cytodiffusion.evaluation.anomaly;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import cytodiffusion.data.Failure;
import cytodiffusion.evaluation.ResultPictures;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.Csv;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.anomaly.AnomalyDetection;
import cytodiffusion.tensor.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code cyto anomaly} found, and its files: {@code scores.csv}, {@code metrics.json}, {@code roc.png} and {@code
 * kde.png}.
 *
 * @param request what was asked for
 * @param run every cell
 * @param detections of the run, computed once, as each known cell is compared with all others
 * @param failures files that could not be read
 * @param warning what a reader should know, or the empty string
 * @param seconds it took
 * @param precision in which the networks computed
 */
public record AnomalyReport(
        AnomalyRequest request,
        AnomalyRun run,
        Map<String, AnomalyDetection> detections,
        List<Failure> failures,
        String warning,
        double seconds,
        String precision) {
    /** The specificity at which the sensitivity is told. */
    public static final double SPECIFICITY = 0.95;

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    public AnomalyReport {
        failures = List.copyOf(failures);
    }

    /** {@link AnomalyRun#comparable}. */
    public boolean comparable() {
        return run.comparable();
    }

    /** The figures by name, as {@code metrics.json} has them; areas are left out where they cannot be computed. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("known", run.count(false));
        metrics.put("unknown", run.count(true));
        detections.forEach((id, detection) -> metrics.put(id, metrics(detection)));
        if (request.crop() >= 0) {
            metrics.put("crop", request.crop());
        }
        request.known().range().ifPresent(range -> metrics.put("range", range.toString()));
        metrics.put("procedure", request.elimination().procedure().id());
        metrics.put("minTrials", request.elimination().minTrials());
        metrics.put("maxTrials", request.elimination().maxTrials());
        if (!run.cells().isEmpty()) {
            metrics.put("unetEvaluationsPerImage", run.evaluationsPerCell());
            metrics.put("secondsPerImage", seconds / run.cells().size());
        }
        metrics.put("seed", request.seed());
        metrics.put("precision", precision);
        metrics.put("device", Machine.device().toString());
        metrics.put("threads", Machine.threads());
        metrics.put("complete", run.complete());
        metrics.put("failed", failures.stream().map(Failure::toString).toList());
        if (!warning.isEmpty()) {
            metrics.put("warning", warning);
        }
        return metrics;
    }

    private static Map<String, Object> metrics(AnomalyDetection detection) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        PointEstimate auc = detection.auc();
        metrics.put("auc", auc.value());
        auc.interval().ifPresent(i -> metrics.put("aucInterval95", List.of(i.lower(), i.upper())));
        AnomalyDetection.Threshold point = detection.atSpecificity(SPECIFICITY);
        metrics.put("sensitivityAt95Specificity", point.sensitivity());
        metrics.put("specificity", point.specificity());
        if (Double.isFinite(point.confidence())) {
            metrics.put("abnormalUpToConfidence", point.confidence());
        }
        return metrics;
    }

    /** The content of {@code metrics.json}. */
    public String json() {
        return GSON.toJson(metrics());
    }

    /** Writes the files, replacing those of an earlier call; the figures only where there are cells to compare. */
    public void write(Path folder) throws IOException {
        Path roc = folder.resolve("roc.png");
        Path kde = folder.resolve("kde.png");
        Path metrics = folder.resolve("metrics.json");
        for (Path earlier : List.of(metrics, roc, kde)) {
            Files.deleteIfExists(earlier);
        }
        AtomicFile.writeString(folder.resolve("scores.csv"), csv());
        if (comparable()) {
            for (ResultPictures pictures : ResultPictures.available()) {
                pictures.roc(List.copyOf(detections.values()), roc);
                pictures.gapDensities(detections.get(AnomalyScore.GAP.id()), kde);
            }
        }
        // Last, so that it stands for all of them.
        AtomicFile.writeString(metrics, json());
    }

    private String csv() {
        List<String> head = new ArrayList<>(List.of("image", "kind", "label", "predicted"));
        run.scores().forEach(score -> head.add(score.id()));
        Optional<AnomalyDetection> knownKind = Optional.ofNullable(detections.get(KnownKind.ID));
        knownKind.ifPresent(detection -> head.add(KnownKind.ID));
        head.addAll(List.of("trials", "evaluations"));
        StringBuilder text = new StringBuilder(Csv.line(head));
        for (int i = 0; i < run.cells().size(); i++) {
            AnomalyCell cell = run.cells().get(i);
            List<String> fields = new ArrayList<>(List.of(
                    cell.image().id(),
                    cell.abnormal() ? "unknown" : "known",
                    cell.label(),
                    run.classes().get(cell.outcome().winner())));
            run.scores().forEach(score -> fields.add(Double.toString(score.confidence(cell.outcome()))));
            if (knownKind.isPresent()) {
                fields.add(Double.toString(knownKind.get().cases().get(i).confidence()));
            }
            fields.add(Integer.toString(cell.outcome().trials()));
            fields.add(Integer.toString(cell.outcome().networkEvaluations()));
            text.append(Csv.line(fields));
        }
        return text.toString();
    }
}
