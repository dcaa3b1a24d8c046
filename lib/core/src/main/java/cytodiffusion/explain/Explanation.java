package cytodiffusion.explain;

/**
 * What the trials of one image said, turned back to how the image lies: all that its heatmaps are made of.
 *
 * @param trials that the means are over: fewer than asked for where it was stopped
 * @param errors each class's mean weighted error, as the classifier has it; lower is better
 * @param tensors each class's mean error tensor: noise minus predicted noise, {@code channels *
 *     side * side} values of the latents. The arrays are not copied.
 * @param latents the image's own, the mean of the autoencoder's posterior, not multiplied by the scaling factor
 * @param cell the decoder's output for these latents, red, green and blue plane
 */
public record Explanation(int trials, double[] errors, float[][] tensors, float[] latents, float[] cell) {
    /** The class with the lowest error. */
    public int predicted() {
        int best = 0;
        for (int label = 1; label < errors.length; label++) {
            if (errors[label] < errors[best]) {
                best = label;
            }
        }
        return best;
    }

    /**
     * What adding to the latents would make the model see {@code target} rather than {@code from}, up to a factor: the
     * mean error tensor of the one minus that of the other (the paper, Equation 11, where {@code from} is the predicted class).
     */
    public float[] difference(int target, int from) {
        float[] difference = tensors[target].clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= tensors[from][i];
        }
        return difference;
    }
}
