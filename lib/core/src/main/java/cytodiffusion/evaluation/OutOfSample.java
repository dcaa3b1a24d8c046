package cytodiffusion.evaluation;

import cytodiffusion.data.Failure;
import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.Prediction;
import cytodiffusion.stats.psychometric.UnitScale;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Predictions of images by models that were not trained on them.
 *
 * @param classes that the models know
 * @param rows one result an image, ordered by the image's name
 * @param failures files that could not be read
 * @param origin how the images were kept from the models: "2-fold cross-validation", for instance
 * @param complete whether every image was looked at
 * @param folds the fold in which each image was predicted, the first being 1, by the image's name; without those that
 *     one model predicted
 */
public record OutOfSample(
        List<String> classes,
        List<Evaluation.Row> rows,
        List<Failure> failures,
        String origin,
        boolean complete,
        Map<String, Integer> folds) {

    public OutOfSample {
        classes = List.copyOf(classes);
        failures = List.copyOf(failures);
        folds = Map.copyOf(folds);
        rows = rows.stream()
                .sorted(Comparator.comparing(r -> r.prediction().image()))
                .toList();
    }

    /** Predictions by one model. */
    public OutOfSample(
            List<String> classes, List<Evaluation.Row> rows, List<Failure> failures, String origin, boolean complete) {
        this(classes, rows, failures, origin, complete, Map.of());
    }

    /** The table of predictions, with a last row for each file that could not be read. */
    public List<PredictionRow> table() {
        return Stream.concat(
                        rows.stream().map(PredictionRow::of).map(row -> row.inFold(folds.getOrDefault(row.image(), 0))),
                        failures.stream().map(PredictionRow::of))
                .toList();
    }

    public List<Prediction> predictions() {
        return rows.stream().map(Evaluation.Row::prediction).toList();
    }

    /** The confidence of each prediction, from 0, the smallest of all, to 1, the largest. */
    public double[] unitConfidence() {
        double[] raw = confidence();
        return UnitScale.of(raw).at(raw);
    }

    /** The confidence of each prediction, in the classifier's own unit. */
    public double[] confidence() {
        return predictions().stream().mapToDouble(Prediction::confidence).toArray();
    }

    /** Whether each prediction is right. */
    public boolean[] correct() {
        boolean[] correct = new boolean[rows.size()];
        for (int i = 0; i < correct.length; i++) {
            correct[i] = rows.get(i).prediction().isCorrect();
        }
        return correct;
    }

    /** The share of right predictions, of which there is at least one, with its 95 % interval, Wilson's. */
    public PointEstimate accuracy() {
        int right =
                (int) rows.stream().filter(row -> row.prediction().isCorrect()).count();
        return new PointEstimate(
                (double) right / rows.size(), BinomialInterval.wilson(right, rows.size(), Interval.LEVEL));
    }

    /** How probably a guess is right. */
    public double guessRate() {
        return 1.0 / classes.size();
    }
}
