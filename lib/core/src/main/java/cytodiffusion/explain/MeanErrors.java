package cytodiffusion.explain;

import cytodiffusion.data.augment.Geometry;

/**
 * Adds up the error tensors of an image's trials, class by class, each turned back to how the image lies. Only the sums
 * are held.
 *
 * <p>Turned back, a square leaves out corners of the image that the trial did not show: there it adds nothing, while the
 * mean is over all trials. So maps fade towards the corners, all of which lie outside the circle that the classifier
 * looks at.
 */
final class MeanErrors {
    private final int side;
    private final float[][] sums;
    private final double[] errors;
    private int trials;

    /**
     * @param classes how many
     * @param channels of the latents
     * @param side of the latents
     */
    MeanErrors(int classes, int channels, int side) {
        this.side = side;
        sums = new float[classes][channels * side * side];
        errors = new double[classes];
    }

    /**
     * Adds one trial.
     *
     * @param geometry of the trial's view
     * @param tensors by class, plane by plane and row by row
     * @param trialErrors by class, as the classifier weighs them
     */
    void add(Geometry geometry, float[][] tensors, double[] trialErrors) {
        for (int label = 0; label < sums.length; label++) {
            float[] undone = geometry.undo(tensors[label], side);
            for (int i = 0; i < undone.length; i++) {
                sums[label][i] += undone[i];
            }
            errors[label] += trialErrors[label];
        }
        trials++;
    }

    int trials() {
        return trials;
    }

    /**
     * The means (the paper, Equation 10) of at least one trial.
     *
     * @param latents of the image
     * @param cell what the decoder makes of them
     */
    Explanation explanation(float[] latents, float[] cell) {
        float[][] means = new float[sums.length][sums[0].length];
        double[] meanErrors = new double[sums.length];
        for (int label = 0; label < sums.length; label++) {
            for (int i = 0; i < sums[label].length; i++) {
                means[label][i] = sums[label][i] / trials;
            }
            meanErrors[label] = errors[label] / trials;
        }
        return new Explanation(trials, meanErrors, means, latents, cell);
    }
}
