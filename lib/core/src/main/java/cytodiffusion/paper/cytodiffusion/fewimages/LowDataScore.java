package cytodiffusion.paper.cytodiffusion.fewimages;

import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one training of the experiment with few images came to: a row of its table.
 *
 * @param start what the training started from: {@code random weights}, or the name of a model
 * @param balancedAccuracy on the test images, in [0, 1]
 * @param accuracy on the test images, in [0, 1]
 * @param testImages that were judged
 * @param keptStep after which the checkpoint was made that is judged
 * @param validationAccuracy of that checkpoint, NaN where there was no validation
 * @param trainingSeconds with all validations
 * @param testSeconds of the judging
 * @param judged what each test image was taken for
 */
public record LowDataScore(
        LowDataCell cell,
        String start,
        double balancedAccuracy,
        double accuracy,
        int testImages,
        long keptStep,
        double validationAccuracy,
        double trainingSeconds,
        double testSeconds,
        JudgedCells judged) {
    /** The columns of the table; the first three tell rows apart. */
    static final List<String> COLUMNS = List.of(
            "model",
            "per class",
            "repetition",
            "start",
            "balanced accuracy",
            "accuracy",
            "test images",
            "kept step",
            "validation accuracy",
            "training seconds",
            "test seconds",
            "labels",
            "predictions");

    static final int KEYS = 3;

    /** The accuracy with Wilson's 95 % interval, which tells of the test images alone. */
    public PointEstimate accuracyEstimate() {
        int right = Math.toIntExact(Math.round(accuracy * testImages));
        return new PointEstimate(accuracy, BinomialInterval.wilson(right, testImages, Interval.LEVEL));
    }

    List<String> row() {
        List<String> row = new ArrayList<>(cell.key());
        row.addAll(List.of(
                start,
                number("%.6f", balancedAccuracy),
                number("%.6f", accuracy),
                Integer.toString(testImages),
                Long.toString(keptStep),
                Double.isNaN(validationAccuracy) ? "" : number("%.6f", validationAccuracy),
                number("%.1f", trainingSeconds),
                number("%.1f", testSeconds),
                judged.labels(),
                judged.predictions()));
        return row;
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /**
     * Reads a row.
     *
     * @param row fields by the names of the columns
     * @throws IllegalArgumentException where a number is none
     */
    static LowDataScore of(Map<String, String> row) {
        String validation = row.get("validation accuracy");
        return new LowDataScore(
                new LowDataCell(
                        row.get("model"),
                        Integer.parseInt(row.get("per class")),
                        Integer.parseInt(row.get("repetition"))),
                row.get("start"),
                Double.parseDouble(row.get("balanced accuracy")),
                Double.parseDouble(row.get("accuracy")),
                Integer.parseInt(row.get("test images")),
                Long.parseLong(row.get("kept step")),
                validation.isEmpty() ? Double.NaN : Double.parseDouble(validation),
                Double.parseDouble(row.get("training seconds")),
                Double.parseDouble(row.get("test seconds")),
                // Runs that were recorded with earlier versions have no such columns.
                new JudgedCells(row.getOrDefault("labels", ""), row.getOrDefault("predictions", "")));
    }
}
