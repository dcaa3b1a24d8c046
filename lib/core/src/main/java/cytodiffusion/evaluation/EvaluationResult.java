package cytodiffusion.evaluation;

import cytodiffusion.data.Failure;
import cytodiffusion.io.FolderName;
import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.ClassMetrics;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.MeanOfProportions;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.Prediction;
import cytodiffusion.stats.bootstrap.Bootstrap;
import cytodiffusion.tensor.PrecisionChoice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an evaluation found.
 *
 * @param request what was asked for
 * @param classes that the model knows
 * @param rows one result an image, ordered by the image's name
 * @param failures files that could not be read
 * @param split which part of the data was used
 * @param warning what a reader should know, or the empty string
 * @param complete whether every image was looked at
 * @param seconds it took
 * @param precision in which the networks computed, and why
 * @param computedOn the machine, or the machines
 */
public record EvaluationResult(
        EvaluationRequest request,
        List<String> classes,
        List<Evaluation.Row> rows,
        List<Failure> failures,
        JudgedPart split,
        String warning,
        boolean complete,
        double seconds,
        PrecisionChoice precision,
        ComputedOn computedOn) {

    /** The name of the entry of {@code metrics.json} that says on what it was computed. */
    static final String PROCESSOR = "processor";

    public EvaluationResult {
        classes = List.copyOf(classes);
        failures = List.copyOf(failures);
        rows = rows.stream()
                .sorted(Comparator.comparing(r -> r.prediction().image()))
                .toList();
    }

    /** Computed by this process. */
    public EvaluationResult(
            EvaluationRequest request,
            List<String> classes,
            List<Evaluation.Row> rows,
            List<Failure> failures,
            JudgedPart split,
            String warning,
            boolean complete,
            double seconds,
            PrecisionChoice precision) {
        this(request, classes, rows, failures, split, warning, complete, seconds, precision, ComputedOn.here());
    }

    /** Of the classifier's draws. */
    public long seed() {
        return request.seed();
    }

    public List<Prediction> predictions() {
        return rows.stream().map(Evaluation.Row::prediction).toList();
    }

    /** The table of predictions, with a last row for each file that could not be read. */
    public List<PredictionRow> table() {
        String model = request.model().toString().isEmpty() ? "" : FolderName.of(request.model());
        return Stream.concat(
                        rows.stream().map(PredictionRow::of), failures.stream().map(PredictionRow::of))
                .map(row -> row.by(model))
                .toList();
    }

    /** The same of the images of these classes only, and with these alone coming into question. */
    public EvaluationResult among(Set<String> allowed) {
        List<Evaluation.Row> some = rows.stream()
                .filter(row -> allowed.contains(row.prediction().label()))
                .map(row -> new Evaluation.Row(
                        row.prediction().among(classes, allowed), row.trials(), row.evaluations(), row.seconds()))
                .toList();
        return new EvaluationResult(
                request.sharedClasses(true),
                classes,
                some,
                failures,
                split,
                warning,
                complete,
                some.stream().mapToDouble(Evaluation.Row::seconds).sum(),
                precision,
                computedOn);
    }

    /** Counts of the images whose class the model knows. */
    public ConfusionMatrix confusion() {
        List<Prediction> known =
                predictions().stream().filter(p -> classes.contains(p.label())).toList();
        return ConfusionMatrix.of(
                classes,
                known.stream().mapToInt(p -> classes.indexOf(p.label())).toArray(),
                known.stream().mapToInt(p -> classes.indexOf(p.predicted())).toArray());
    }

    /** The accuracy's 95 % interval (Wilson). */
    public Interval accuracyInterval() {
        ConfusionMatrix confusion = confusion();
        return BinomialInterval.wilson(confusion.correct(), confusion.total(), Interval.LEVEL);
    }

    /** The macro F1 with its bootstrap interval, which has no width where every image got its class. */
    private PointEstimate macroF1(ConfusionMatrix confusion) {
        double value = confusion.macroAverage().f1();
        Interval interval = Bootstrap.seeded(request.seed())
                .interval(confusion, matrix -> matrix.macroAverage().f1());
        return new PointEstimate(value, Math.min(value, interval.lower()), Math.max(value, interval.upper()));
    }

    private static List<Double> ends(PointEstimate estimate) {
        Interval interval = estimate.interval().orElseThrow();
        return List.of(interval.lower(), interval.upper());
    }

    /** Trials of an image on average; NaN without images. */
    public double meanTrials() {
        return rows.stream().mapToInt(Evaluation.Row::trials).average().orElse(Double.NaN);
    }

    /** Evaluations of the UNet for an image on average; NaN without images. */
    public double evaluationsPerImage() {
        return rows.stream().mapToInt(Evaluation.Row::evaluations).average().orElse(Double.NaN);
    }

    /**
     * The figures by name, as {@code metrics.json} has them; those that need images are left out where there are none.
     * {@code n} counts the images that were classified, {@code nKnown}, where it differs, those of them whose class the
     * model knows, from which accuracy, F1 and the like come. {@code macroF1} is scikit-learn's {@code f1_score} with
     * {@code average="macro"} and all of the model's classes as {@code labels}: the plain mean over them, in which a
     * class that nothing belongs to and nothing was taken for counts 0. Trials, procedure and seed are left out where no trials are
     * drawn.
     */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        ConfusionMatrix confusion = confusion();
        metrics.put("n", rows.size());
        if (confusion.total() != rows.size()) {
            metrics.put("nKnown", confusion.total());
        }
        if (confusion.total() > 0) {
            metrics.put("accuracy", confusion.accuracy());
            metrics.put("accuracyInterval95", ends(new PointEstimate(confusion.accuracy(), accuracyInterval())));
            metrics.put("balancedAccuracy", confusion.balancedAccuracy());
            metrics.put(
                    "balancedAccuracyInterval95", ends(MeanOfProportions.balancedAccuracy(confusion, Interval.LEVEL)));
            metrics.put("macroF1", confusion.macroAverage().f1());
            metrics.put("macroF1Interval95", ends(macroF1(confusion)));
            metrics.put("intervalsOver", "images; not over trainings of the model");
            metrics.put("perClass", perClass(confusion));
        }
        if (!rows.isEmpty()) {
            if (hasTrials()) {
                metrics.put("meanTrials", meanTrials());
                metrics.put("unetEvaluationsPerImage", evaluationsPerImage());
            }
            metrics.put("secondsPerImage", seconds / rows.size());
        }
        putSettings(metrics);
        metrics.put("split", split.id());
        metrics.put("complete", complete);
        metrics.put("failed", failures.stream().map(Failure::toString).toList());
        if (!warning.isEmpty()) {
            metrics.put("warning", warning);
        }
        return metrics;
    }

    private void putSettings(Map<String, Object> metrics) {
        // A model that was handed over open has no folder here.
        if (!request.model().toString().isEmpty()) {
            metrics.put("model", FolderName.of(request.model()));
        }
        metrics.put("data", request.data().name());
        if (request.crop() >= 0) {
            metrics.put("crop", request.crop());
        }
        request.data().range().ifPresent(range -> metrics.put("range", range.toString()));
        if (request.sharedClasses()) {
            metrics.put("classes", "shared");
        }
        if (hasTrials()) {
            metrics.put("procedure", request.elimination().procedure().id());
            metrics.put("minTrials", request.elimination().minTrials());
            metrics.put("maxTrials", request.elimination().maxTrials());
            metrics.put("seed", request.seed());
        }
        metrics.put("precision", precision.precision().id());
        metrics.put("precisionReason", precision.reason());
        metrics.put("device", computedOn.device());
        metrics.put("threads", computedOn.threads());
        metrics.put(PROCESSOR, computedOn.processor());
        metrics.put("layers", computedOn.layers());
    }

    /** Whether the model drew trials; a baseline does not. */
    private boolean hasTrials() {
        return request.elimination() != null;
    }

    private static List<Map<String, Object>> perClass(ConfusionMatrix confusion) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ClassMetrics metrics : confusion.perClass()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("class", metrics.name());
            row.put("precision", metrics.precision());
            row.put("recall", metrics.recall());
            if (metrics.support() > 0) {
                int right = (int) Math.round(metrics.recall() * metrics.support());
                Interval interval = BinomialInterval.wilson(right, metrics.support(), Interval.LEVEL);
                row.put("recallInterval95", List.of(interval.lower(), interval.upper()));
            }
            row.put("f1", metrics.f1());
            row.put("support", metrics.support());
            rows.add(row);
        }
        return rows;
    }
}
