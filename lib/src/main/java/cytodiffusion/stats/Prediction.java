package cytodiffusion.stats;

/**
 * What a classifier said about one image. Equal predictions are not {@code equals}, as the errors are an array.
 *
 * @param image what identifies the image in its dataset, usually the file's name without its suffix
 * @param label name of the true class, which need not be one that the classifier knows; empty where it is not known
 * @param predicted name of the class it was given
 * @param errors per class that the classifier knows, <b>lower is better</b>: a diffusion classifier's mean weighted
 *     error above the winner's; for a network with logits their negatives
 * @param confidence <b>higher is surer</b>; its unit is the classifier's own
 */
public record Prediction(String image, String label, String predicted, double[] errors, double confidence) {
    /** The same with the name of the true class. */
    public Prediction withLabel(String name) {
        return new Prediction(image, name, predicted, errors, confidence);
    }

    /** Whether the true class is known. */
    public boolean isLabelled() {
        return !label.isEmpty();
    }

    /** Whether it was given its true class. */
    public boolean isCorrect() {
        return label.equals(predicted);
    }
}
