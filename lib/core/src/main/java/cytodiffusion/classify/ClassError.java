package cytodiffusion.classify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.tensor.Scope;

/**
 * The error of a class in a trial (CytoDiffusion, Equation 8): the squared distance of the noise that is predicted under
 * the class from the noise that was added, summed over the circle in the middle of the latents. Unweighted.
 */
public final class ClassError {
    private final NDArray circle;

    /** @param manager for the circle, which lives as long as it */
    public ClassError(LatentModel model, NDManager manager) {
        int size = model.latentSize();
        circle = manager.create(CircleMask.of(size, model.card().maskRadius()), new Shape(1, 1, size, size));
    }

    /**
     * The errors of several predictions.
     *
     * @param differences (n, channels, size, size): predicted noise minus noise, or the other way round
     * @return of each of the n
     */
    public float[] of(NDArray differences) {
        try (Scope scope = new Scope()) {
            NDArray inCircle = differences.square().mul(circle);
            return inCircle.reshape(inCircle.size(0), -1).sum(new int[] {1}).toFloatArray();
        }
    }
}
