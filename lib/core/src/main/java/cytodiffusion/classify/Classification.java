package cytodiffusion.classify;

/**
 * What the classifier decided about one image.
 *
 * @param image the caller's name for it
 * @param timesteps of its trials, in their order; not copied
 * @param outcome the elimination: ranking of the classes, trials, and the weighted error of every class in every trial
 */
public record Classification(String image, int[] timesteps, Elimination.Outcome outcome) {
    /** Index of the predicted class. */
    public int predicted() {
        return outcome.winner();
    }

    /** {@link Confidence#margin}. */
    public double confidence() {
        return Confidence.margin(outcome);
    }
}
