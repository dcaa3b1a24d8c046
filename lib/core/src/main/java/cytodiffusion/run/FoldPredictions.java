package cytodiffusion.run;

import cytodiffusion.stats.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Out-of-fold predictions as a command recorded them.
 *
 * @param note how they came about
 * @param predictions of every image, without the errors of each class
 */
public record FoldPredictions(RunNote note, List<Prediction> predictions) {
    /** The columns of the table; the first tells rows apart. */
    static final List<String> COLUMNS = List.of("image", "label", "predicted", "confidence", "trials");

    static final int KEYS = 1;

    public FoldPredictions {
        predictions = List.copyOf(predictions);
    }

    /** Reads what {@link FoldsRun} wrote. */
    public static FoldPredictions of(RecordedRun run) {
        List<Prediction> predictions = new ArrayList<>();
        for (Map<String, String> row : run.rows()) {
            predictions.add(new Prediction(
                    row.get("image"),
                    row.get("label"),
                    row.get("predicted"),
                    new double[0],
                    Double.parseDouble(row.get("confidence"))));
        }
        return new FoldPredictions(run.note(), predictions);
    }
}
