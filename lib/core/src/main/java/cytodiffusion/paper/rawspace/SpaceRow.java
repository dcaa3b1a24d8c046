package cytodiffusion.paper.rawspace;

import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.run.RecordedRun;
import cytodiffusion.stats.CellAnswers;
import cytodiffusion.stats.ClassDigits;
import cytodiffusion.stats.ClassMetrics;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.Prediction;
import cytodiffusion.stats.bootstrap.Bootstrap;
import cytodiffusion.stats.curves.OneVersusRest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One network's row in the table of {@link SpaceExperiment}.
 *
 * @param preset of the network
 * @param condition name of the {@link Condition}
 * @param seed of its training
 * @param where {@value SpaceExperiment#HOME} or {@value SpaceExperiment#ELSEWHERE}
 * @param validation share of right answers on the validation images of its training
 * @param epochs after which that was highest, and the weights were kept
 * @param area under the ROC curve, weighted by class size, with its 95 % interval over the cells
 * @param score what it made of each cell
 * @param model hash of the model
 */
public record SpaceRow(
        String preset,
        String condition,
        int seed,
        String where,
        double validation,
        double epochs,
        PointEstimate area,
        CellAnswers score,
        String model) {
    static final List<String> COLUMNS = List.of(
            "model",
            "condition",
            "training seed",
            "where",
            "n",
            "correct",
            "precision",
            "sensitivity",
            "f1",
            "roc area",
            "roc area from",
            "roc area to",
            "validation accuracy",
            "epochs",
            "model sha256",
            "classes of cells",
            "predictions");

    /** How many columns tell rows apart. */
    static final int KEYS = 4;

    /** The setting that holds the classes' names, with commas between them. */
    static final String CLASSES = "classes";

    private static final int RESAMPLES = 1000;

    static List<String> key(String preset, String condition, int seed, String where) {
        return List.of(preset, condition, Integer.toString(seed), where);
    }

    /** From an evaluation of a network. */
    static SpaceRow of(
            String preset,
            Condition condition,
            int seed,
            String where,
            ModelCard card,
            EvaluationResult result,
            String hash) {
        List<Prediction> predictions = result.predictions();
        CellAnswers answers = CellAnswers.of(result.classes(), predictions);
        // Areas compare cells, and logits alone do not.
        double[][] scores = predictions.stream().map(Prediction::shares).toArray(double[][]::new);
        Interval interval = new Bootstrap(RESAMPLES, Interval.LEVEL, seed).weightedAuc(answers.actual(), scores);
        Map<String, Double> progress = card.training().progress();
        return new SpaceRow(
                preset,
                condition.name(),
                seed,
                where,
                progress.getOrDefault("validationAccuracy", Double.NaN),
                progress.getOrDefault("epochs", Double.NaN),
                new PointEstimate(OneVersusRest.weightedAuc(answers.actual(), scores), interval),
                answers,
                hash);
    }

    /** Precision, sensitivity and F1, weighted by class size as the poster's are. */
    public ClassMetrics weighted() {
        return score.confusion().weightedAverage();
    }

    /** The row in the order of {@link #COLUMNS}. */
    List<String> fields() {
        ClassMetrics weighted = weighted();
        Interval interval = area.interval().orElseThrow();
        List<String> fields = new ArrayList<>(key(preset, condition, seed, where));
        fields.add(Integer.toString(score.n()));
        fields.add(Integer.toString(score.correct()));
        for (double value : new double[] {
            weighted.precision(),
            weighted.recall(),
            weighted.f1(),
            area.value(),
            interval.lower(),
            interval.upper(),
            validation,
            epochs
        }) {
            fields.add(String.format(Locale.ROOT, "%.6f", value));
        }
        fields.add(model);
        fields.add(ClassDigits.of(score.actual()));
        fields.add(ClassDigits.of(score.predicted()));
        return fields;
    }

    /** All rows of a recorded run. */
    public static List<SpaceRow> all(RecordedRun run) {
        List<String> classes = List.of(run.note().settings().get(CLASSES).split(","));
        return run.rows().stream().map(row -> of(classes, row)).toList();
    }

    private static SpaceRow of(List<String> classes, Map<String, String> row) {
        return new SpaceRow(
                row.get("model"),
                row.get("condition"),
                Integer.parseInt(row.get("training seed")),
                row.get("where"),
                Double.parseDouble(row.get("validation accuracy")),
                Double.parseDouble(row.get("epochs")),
                new PointEstimate(number(row, "roc area"), number(row, "roc area from"), number(row, "roc area to")),
                CellAnswers.of(classes, row.get("classes of cells"), row.get("predictions")),
                row.get("model sha256"));
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
