package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Two-dimensional transposed convolutions that are right on every machine, as {@link Convolution} is: by them a generator
 * makes images larger.
 */
public final class TransposedConvolution {
    private TransposedConvolution() {}

    /**
     * The transposed convolution of images with square kernels and square strides.
     *
     * @param x (n, channels in, height, width)
     * @param weight (channels in, channels out, kernel, kernel)
     * @param bias (channels out)
     * @param stride pixels of the result for each of the image, in both directions
     * @param padding rows and columns that are cut off on each side of the result
     * @param surplus rows below and columns on the right that the result has beyond those, fewer than the stride
     * @return (n, channels out, (height - 1) stride - 2 padding + kernel + surplus, ...)
     */
    public static NDArray apply(NDArray x, NDArray weight, NDArray bias, int stride, int padding, int surplus) {
        Shape image = x.getShape();
        Shape kernels = weight.getShape();
        TransposedConvolutionOperation operation = new TransposedConvolutionOperation(
                (int) image.get(1),
                (int) kernels.get(1),
                (int) kernels.get(2),
                stride,
                padding,
                surplus,
                (int) image.get(2),
                (int) image.get(3));
        return CheckedLayers.apply(operation, List.of(x, weight, bias));
    }
}
