package cytodiffusion.evaluation.anomaly;

import cytodiffusion.data.Failure;
import cytodiffusion.evaluation.ResultPictures;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.Csv;
import cytodiffusion.io.JsonFormat;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.Uniformity;
import cytodiffusion.stats.anomaly.AnomalyDetection;
import cytodiffusion.stats.anomaly.HeldOutThreshold;
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
 * @param rehearsal what its known cells say of each score
 * @param fresh whether p-values of known cells that have no part in them are uniform, where there are enough
 * @param failures files that could not be read
 * @param warning what a reader should know, or the empty string
 * @param seconds it took
 * @param precision in which the networks computed
 */
public record AnomalyReport(
        AnomalyRequest request,
        AnomalyRun run,
        Map<String, AnomalyDetection> detections,
        Rehearsal rehearsal,
        Optional<Uniformity> fresh,
        List<Failure> failures,
        String warning,
        double seconds,
        String precision) {
    /** The specificity at which the sensitivity is told, by thresholds that other known cells set. */
    public static final double SPECIFICITY = 0.95;

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
        if (!detections.isEmpty()) {
            metrics.put("headline", AnomalyRun.headline(detections));
        }
        detections.forEach((id, detection) -> metrics.put(id, metrics(detection)));
        putTrust(metrics);
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

    private void putTrust(Map<String, Object> metrics) {
        Map<String, Object> left = new LinkedHashMap<>();
        rehearsal.areas().forEach((name, areas) -> {
            Map<String, Object> ofScores = new LinkedHashMap<>();
            areas.forEach((score, area) -> put(ofScores, score, area));
            left.put(name, ofScores);
        });
        if (!left.isEmpty()) {
            metrics.put("knownClassesLeftOut", left);
        }
        fresh.ifPresent(values -> {
            Map<String, Object> uniformity = new LinkedHashMap<>();
            uniformity.put("n", values.n());
            uniformity.put("distance", values.distance());
            uniformity.put("critical", values.critical());
            uniformity.put("pValue", values.p());
            uniformity.put("belowFivePercent", values.belowFivePercent());
            metrics.put("pValuesOfFreshKnownCells", uniformity);
        });
        if (!doNotTrust().isEmpty()) {
            metrics.put("doNotTrust", doNotTrust());
        }
    }

    /** For each score that known cells speak against, what they say. */
    public List<String> doNotTrust() {
        return detections.keySet().stream()
                .map(rehearsal::warning)
                .filter(warning -> !warning.isEmpty())
                .toList();
    }

    private static void put(Map<String, Object> metrics, String name, PointEstimate estimate) {
        metrics.put(name, estimate.value());
        estimate.interval().ifPresent(i -> metrics.put(name + "Interval95", List.of(i.lower(), i.upper())));
    }

    private Map<String, Object> metrics(AnomalyDetection detection) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        put(metrics, "auc", detection.auc());
        AnomalyDetection headline = detections.get(AnomalyRun.headline(detections));
        if (detection != headline) {
            put(metrics, "aucAboveHeadline", detection.comparedWith(headline).difference(Interval.LEVEL));
        }
        HeldOutThreshold tried = HeldOutThreshold.of(detection, SPECIFICITY);
        put(metrics, "sensitivityAt95Specificity", tried.sensitivity());
        put(metrics, "specificity", tried.specificity());
        AnomalyDetection.Threshold point = detection.atSpecificity(SPECIFICITY);
        if (Double.isFinite(point.confidence())) {
            metrics.put("abnormalUpToConfidence", point.confidence());
        }
        return metrics;
    }

    /** The content of {@code metrics.json}. */
    public String json() {
        return JsonFormat.PAGE.toJson(metrics());
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
