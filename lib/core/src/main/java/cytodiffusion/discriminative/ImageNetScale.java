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

    /** The colour of each of a filter's planes. */
    private static final int[] MOSAIC = {0, 1, 1, 2};

    private ImageNetScale() {}

    /**
     * (n, 3, height, width) or, of a colour filter's planes, (n, 4, height, width) in [-1, 1] to the same shape. Raw light is
     * scaled by the same numbers: it is darker than sRGB, and so lies lower, which a first layer with a bias or a
     * normalization makes up for.
     */
    static NDArray apply(NDArray images) {
        int planes = (int) images.getShape().get(1);
        float[] factor = new float[planes];
        float[] offset = new float[planes];
        for (int plane = 0; plane < planes; plane++) {
            int c = planes == MOSAIC.length ? MOSAIC[plane] : plane;
            factor[plane] = (float) (0.5 / DEVIATION[c]);
            offset[plane] = (float) ((0.5 - MEAN[c]) / DEVIATION[c]);
        }
        NDManager manager = images.getManager();
        Shape channels = new Shape(1, planes, 1, 1);
        try (Scope scope = new Scope()) {
            return scope.keep(Factors.times(images, factor, channels).add(manager.create(offset, channels)));
        }
    }
}
