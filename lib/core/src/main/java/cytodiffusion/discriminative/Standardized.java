package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;

/**
 * Brings each channel of each image to mean 0 and standard deviation 1. Networks without normalization that drop features
 * need it: where the bright background of a blood smear stands for large numbers, what dropout leaves out of them drowns
 * what tells the cells apart.
 */
final class Standardized {
    private static final double EPS = 1e-5;

    private Standardized() {}

    /** (n, 3, height, width) to the same shape. */
    static NDArray apply(NDArray images) {
        NDManager manager = images.getManager();
        Shape channels = new Shape(3);
        try (Scope scope = new Scope()) {
            // Copies in libtorch's own memory, as a gradient by the pixels needs them.
            NDArray one = manager.ones(channels);
            NDArray zero = manager.zeros(channels);
            return scope.keep(NativeOps.groupNorm(images, one, zero, 3, EPS));
        }
    }
}
