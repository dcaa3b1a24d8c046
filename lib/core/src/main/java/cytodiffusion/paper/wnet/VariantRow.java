package cytodiffusion.paper.wnet;

import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.run.RecordedRun;
import cytodiffusion.stats.CellAnswers;
import cytodiffusion.stats.ClassDigits;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.bootstrap.CrossedEstimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One training's row in the table of {@link VariantExperiment}.
 *
 * @param variant name of the {@link Variant}
 * @param seed of its training
 * @param answers what it made of each cell
 * @param validation share of right answers on the validation images of its training
 * @param epochs after which that was highest, and the weights were kept
 * @param seconds of its training
 */
public record VariantRow(
        String variant, int seed, CellAnswers answers, double validation, double epochs, double seconds) {
    static final List<String> COLUMNS = List.of(
            "variant",
            "training seed",
            "n",
            "correct",
            "balanced accuracy",
            "validation accuracy",
            "epochs",
            "seconds",
            "classes of cells",
            "predictions");

    /** How many columns tell rows apart. */
    static final int KEYS = 2;

    /** The setting that holds the classes' names, with commas between them. */
    static final String CLASSES = "classes";

    static List<String> key(String variant, int seed) {
        return List.of(variant, Integer.toString(seed));
    }

    static VariantRow of(Variant variant, int seed, ModelCard card, EvaluationResult result) {
        Map<String, Double> progress = card.training().progress();
        return new VariantRow(
                variant.name(),
                seed,
                CellAnswers.of(result.classes(), result.predictions()),
                progress.getOrDefault("validationAccuracy", Double.NaN),
                progress.getOrDefault("epochs", Double.NaN),
                progress.getOrDefault("seconds", Double.NaN));
    }

    /** The classes' names. */
    public List<String> classes() {
        return answers.classes();
    }

    /** What was taken for what. */
    public ConfusionMatrix confusion() {
        return answers.confusion();
    }

    /** The row in the order of {@link #COLUMNS}. */
    List<String> fields() {
        List<String> fields = new ArrayList<>(key(variant, seed));
        fields.add(Integer.toString(answers.n()));
        fields.add(Integer.toString(answers.correct()));
        for (double value : new double[] {confusion().balancedAccuracy(), validation, epochs, seconds}) {
            fields.add(String.format(Locale.ROOT, "%.6g", value));
        }
        fields.add(ClassDigits.of(answers.actual()));
        fields.add(ClassDigits.of(answers.predicted()));
        return fields;
    }

    /** All rows of a recorded run, each variant's together. */
    public static Map<String, List<VariantRow>> byVariant(RecordedRun run) {
        List<String> classes = List.of(run.note().settings().get(CLASSES).split(","));
        Map<String, List<VariantRow>> rows = new LinkedHashMap<>();
        for (Map<String, String> fields : run.rows()) {
            VariantRow row = new VariantRow(
                    fields.get("variant"),
                    Integer.parseInt(fields.get("training seed")),
                    CellAnswers.of(classes, fields.get("classes of cells"), fields.get("predictions")),
                    Double.parseDouble(fields.get("validation accuracy")),
                    Double.parseDouble(fields.get("epochs")),
                    Double.parseDouble(fields.get("seconds")));
            rows.computeIfAbsent(row.variant(), v -> new ArrayList<>()).add(row);
        }
        return rows;
    }

    /**
     * The mean accuracy over classes of several trainings on the same cells, over both.
     *
     * @param trainings of one variant, at least one
     */
    public static CrossedEstimate balanced(List<VariantRow> trainings) {
        return CrossedEstimate.ofAnswers(
                trainings.stream().map(VariantRow::answers).toList());
    }

    /**
     * The same of one class.
     *
     * @param label its index
     */
    public static CrossedEstimate ofClass(List<VariantRow> trainings, int label) {
        int[] cells = trainings.get(0).answers().actual();
        int[] some =
                IntStream.range(0, cells.length).filter(i -> cells[i] == label).toArray();
        double[][] right = trainings.stream()
                .map(row -> IntStream.of(some)
                        .mapToDouble(i -> row.answers().predicted()[i] == label ? 1 : 0)
                        .toArray())
                .toArray(double[][]::new);
        return CrossedEstimate.of(right, new int[some.length]);
    }
}
