package cytodiffusion.experiment;

import cytodiffusion.data.Failure;
import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.ClassMetrics;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.Prediction;
import cytodiffusion.tensor.Machine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an evaluation found.
 *
 * @param classes that the model knows
 * @param rows one result an image, ordered by the image's name
 * @param failures files that could not be read
 * @param split which part of the data was used
 * @param warning what a reader should know, or the empty string
 * @param complete whether every image was looked at
 * @param seconds it took
 * @param precision in which the networks computed
 * @param seed of the classifier's draws
 */
public record EvaluationResult(
        List<String> classes,
        List<Evaluation.Row> rows,
        List<Failure> failures,
        String split,
        String warning,
        boolean complete,
        double seconds,
        String precision,
        long seed) {
    public EvaluationResult {
        rows = rows.stream()
                .sorted(Comparator.comparing(r -> r.prediction().image()))
                .toList();
    }

    public List<Prediction> predictions() {
        return rows.stream().map(Evaluation.Row::prediction).toList();
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
        return BinomialInterval.wilson(confusion.correct(), confusion.total(), 0.95);
    }

    public double meanTrials() {
        return rows.stream().mapToInt(Evaluation.Row::trials).average().orElse(Double.NaN);
    }

    public double evaluationsPerImage() {
        return rows.stream().mapToInt(Evaluation.Row::evaluations).average().orElse(Double.NaN);
    }

    /** The figures by name, as {@code metrics.json} has them. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        ConfusionMatrix confusion = confusion();
        metrics.put("n", rows.size());
        if (confusion.total() > 0) {
            metrics.put("accuracy", confusion.accuracy());
            metrics.put(
                    "accuracyInterval95",
                    List.of(accuracyInterval().lower(), accuracyInterval().upper()));
            metrics.put("balancedAccuracy", confusion.balancedAccuracy());
            metrics.put("macroF1", confusion.macroAverage().f1());
            metrics.put("perClass", perClass(confusion));
        }
        metrics.put("meanTrials", meanTrials());
        metrics.put("unetEvaluationsPerImage", evaluationsPerImage());
        metrics.put("secondsPerImage", seconds / rows.size());
        metrics.put("precision", precision);
        metrics.put("device", Machine.device().toString());
        metrics.put("seed", seed);
        metrics.put("split", split);
        metrics.put("complete", complete);
        metrics.put("failed", failures.stream().map(Failure::toString).toList());
        if (!warning.isEmpty()) {
            metrics.put("warning", warning);
        }
        return metrics;
    }

    private static List<Map<String, Object>> perClass(ConfusionMatrix confusion) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ClassMetrics metrics : confusion.perClass()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("class", metrics.name());
            row.put("precision", metrics.precision());
            row.put("recall", metrics.recall());
            row.put("f1", metrics.f1());
            row.put("support", metrics.support());
            rows.add(row);
        }
        return rows;
    }
}
