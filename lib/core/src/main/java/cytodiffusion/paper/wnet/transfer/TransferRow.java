package cytodiffusion.paper.wnet.transfer;

import cytodiffusion.nn.ModelCard;
import cytodiffusion.stats.CellAnswers;
import cytodiffusion.stats.ClassDigits;
import cytodiffusion.stats.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well a network told the other laboratory's cells apart after so many steps of a training: a row of the table of {@link
 * TransferExperiment}.
 *
 * @param key which training, after how many steps
 * @param answers what it made of each cell
 * @param epochs how often each training image was seen by then, 0 without a training, NaN where it is not known
 * @param seconds of the training by then
 */
public record TransferRow(Key key, CellAnswers answers, double epochs, double seconds) {
    static final List<String> COLUMNS = List.of(
            "start",
            "per class",
            "seed",
            "steps",
            "n",
            "correct",
            "balanced accuracy",
            "epochs",
            "seconds",
            "classes of cells",
            "predictions");

    /** How many columns tell rows apart. */
    static final int KEYS = 4;

    /**
     * What tells rows apart.
     *
     * @param start what the training started from
     * @param perClass training images of each class, 0 for a network that was not trained here
     * @param seed of the training and of the draw of its images, from 1; 0 without a training
     * @param steps of the training so far
     */
    public record Key(String start, int perClass, int seed, long steps) {
        /** Of a pretrained network as it came. */
        static Key untuned(String start) {
            return new Key(start, 0, 0, 0);
        }

        boolean isUntuned() {
            return steps == 0;
        }

        List<String> fields() {
            return List.of(start, Integer.toString(perClass), Integer.toString(seed), Long.toString(steps));
        }
    }

    /**
     * Of predictions in the order of the images' names.
     *
     * @param training how the network was trained here; null where it was not
     */
    static TransferRow of(Key key, List<String> classes, List<Prediction> predictions, ModelCard.Training training) {
        Map<String, Double> progress = training == null ? Map.of("epochs", 0.0, "seconds", 0.0) : training.progress();
        return new TransferRow(
                key,
                CellAnswers.of(classes, predictions),
                progress.getOrDefault("epochs", Double.NaN),
                progress.getOrDefault("seconds", Double.NaN));
    }

    /** Reads a row of a recorded table, by the names of its columns. */
    static TransferRow of(List<String> classes, Map<String, String> fields) {
        return new TransferRow(
                new Key(
                        fields.get("start"),
                        Integer.parseInt(fields.get("per class")),
                        Integer.parseInt(fields.get("seed")),
                        Long.parseLong(fields.get("steps"))),
                CellAnswers.of(classes, fields.get("classes of cells"), fields.get("predictions")),
                Double.parseDouble(fields.get("epochs")),
                Double.parseDouble(fields.get("seconds")));
    }

    /** The row in the order of {@link #COLUMNS}. */
    List<String> fields() {
        List<String> fields = new ArrayList<>(key.fields());
        fields.add(Integer.toString(answers.n()));
        fields.add(Integer.toString(answers.correct()));
        for (double value : new double[] {answers.confusion().balancedAccuracy(), epochs, seconds}) {
            fields.add(String.format(Locale.ROOT, "%.6g", value));
        }
        fields.add(ClassDigits.of(answers.actual()));
        fields.add(ClassDigits.of(answers.predicted()));
        return fields;
    }
}
