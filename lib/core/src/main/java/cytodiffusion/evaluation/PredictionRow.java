package cytodiffusion.evaluation;

import cytodiffusion.data.Failure;
import cytodiffusion.stats.Prediction;
import java.util.List;
import java.util.Objects;

/**
 * One line of the table of predictions, the same wherever predictions come from: what a model said about one image, or
 * why it could say nothing. Equal rows are not {@code equals}, as the errors are an array.
 *
 * @param image what identifies the image in its dataset; of a file that could not be used, its path
 * @param label name of the true class; empty where it is not known
 * @param predicted name of the class it was given; empty where it could not be used
 * @param confidence higher is surer, in the classifier's own unit; NaN where it could not be used
 * @param trials that it took, 1 for a network without trials; 0 where that is not known
 * @param evaluations of the network that it took; 0 where that is not known
 * @param fold in which it was predicted, the first being 1; 0 where one model predicted all images
 * @param model name of the model; empty where there is only one
 * @param domain stain, microscope or laboratory that it comes from; empty where there is only one
 * @param failure why it could not be used; empty where it was
 * @param errors per class that the model knows, lower is better; without values where they were not kept
 */
public record PredictionRow(
        String image,
        String label,
        String predicted,
        double confidence,
        int trials,
        int evaluations,
        int fold,
        String model,
        String domain,
        String failure,
        double[] errors) {
    public PredictionRow {
        for (String text : List.of(image, label, predicted, model, domain, failure)) {
            Objects.requireNonNull(text, "a text of the row");
        }
        Objects.requireNonNull(errors, "errors");
    }

    /** A prediction with what it cost. */
    public static PredictionRow of(Evaluation.Row row) {
        return of(row.prediction(), row.trials(), row.evaluations());
    }

    /**
     * A prediction with what it cost.
     *
     * @param trials 0 where that is not known
     * @param evaluations 0 where that is not known
     */
    public static PredictionRow of(Prediction p, int trials, int evaluations) {
        return new PredictionRow(
                p.image(), p.label(), p.predicted(), p.confidence(), trials, evaluations, 0, "", "", "", p.errors());
    }

    /** A file that could not be used. */
    public static PredictionRow of(Failure failure) {
        return new PredictionRow(
                failure.path().toString(), "", "", Double.NaN, 0, 0, 0, "", "", failure.reason(), new double[0]);
    }

    /** The same, predicted in this fold. */
    public PredictionRow inFold(int number) {
        return new PredictionRow(
                image, label, predicted, confidence, trials, evaluations, number, model, domain, failure, errors);
    }

    /** The same, said by this model. */
    public PredictionRow by(String name) {
        return new PredictionRow(
                image, label, predicted, confidence, trials, evaluations, fold, name, domain, failure, errors);
    }

    /** The same, of an image of this domain. */
    public PredictionRow from(String name) {
        return new PredictionRow(
                image, label, predicted, confidence, trials, evaluations, fold, model, name, failure, errors);
    }

    /** Whether there is a prediction. */
    public boolean isPredicted() {
        return failure.isEmpty();
    }

    /** What was predicted. */
    public Prediction prediction() {
        return new Prediction(image, label, predicted, errors, confidence);
    }
}
