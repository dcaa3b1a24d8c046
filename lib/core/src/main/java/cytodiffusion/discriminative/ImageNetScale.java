package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.tensor.Factors;
import cytodiffusion.tensor.Scope;

/** Brings pixels to the scale that torchvision's weights were trained with: by ImageNet's mean and standard deviation. */
final class ImageNetScale {
    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};

    private ImageNetScale() {}

    /** (n, 3, height, width) in [-1, 1] to the same shape. */
    static NDArray apply(NDArray images) {
        float[] factor = new float[3];
        float[] offset = new float[3];
        for (int c = 0; c < 3; c++) {
            factor[c] = (float) (0.5 / DEVIATION[c]);
            offset[c] = (float) ((0.5 - MEAN[c]) / DEVIATION[c]);
        }
        NDManager manager = images.getManager();
        Shape channels = new Shape(1, 3, 1, 1);
        try (Scope scope = new Scope()) {
            return scope.keep(Factors.times(images, factor, channels).add(manager.create(offset, channels)));
        }
    }
}
