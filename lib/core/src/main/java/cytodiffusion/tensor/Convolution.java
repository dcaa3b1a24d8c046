package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.List;

/**
 * Two-dimensional convolutions that are right on every machine: every convolution of every network goes through here.
 *
 * <p>oneDNN 3.7.1, which libtorch 2.7.1 carries, computes several shapes wrongly on some processors (AMD Zen 5:
 * pytorch/pytorch issue 163347). What is right is found out on the machine at hand, once for each shape ({@link
 * CheckedLayers}).
 */
public final class Convolution {
    /** Channels of a result from which on oneDNN is not asked for a 1x1 convolution with a step. */
    private static final int MANY = 1_000;

    private Convolution() {}

    /**
     * The convolution of images with square kernels and square strides.
     *
     * @param x (n, channels in, height, width)
     * @param weight (channels out, channels in / groups, kernel, kernel)
     * @param bias (channels out), or null
     * @param stride step in pixels in both directions
     * @param padding rows and columns of zeros added on each side
     * @param groups parts into which the channels are divided; as many as channels make a depthwise convolution
     * @return (n, channels out, (height + 2 padding - kernel) / stride + 1, ...)
     */
    public static NDArray apply(NDArray x, NDArray weight, NDArray bias, int stride, int padding, int groups) {
        Shape image = x.getShape();
        Shape kernels = weight.getShape();
        ConvolutionOperation operation = new ConvolutionOperation(
                (int) image.get(1),
                (int) kernels.get(0),
                (int) kernels.get(2),
                stride,
                padding,
                groups,
                bias != null,
                (int) image.get(2),
                (int) image.get(3));
        return CheckedLayers.apply(operation, bias == null ? List.of(x, weight) : List.of(x, weight, bias));
    }

    /**
     * libtorch's own, as it is on this machine, right or wrong. But where kernels of one pixel step over others the step is
     * made before: oneDNN's plan for the gradient by the image divides by zero from 512 to 1,024 channels on, as in ResNet-50
     * (seen on an AMD Zen 5), which ends the whole process.
     */
    static NDArray own(NDArray x, NDArray weight, NDArray bias, int stride, int padding, int groups) {
        Shape kernels = weight.getShape();
        if (kernels.get(2) == 1 && stride > 1 && padding == 0 && kernels.get(0) >= MANY) {
            try (Scope scope = new Scope()) {
                NDArray seen = NativeOps.call("every", List.of(x), List.of(stride));
                return scope.keep(own(seen, weight, bias, 1, 0, groups));
            }
        }
        Shape strides = new Shape(stride, stride);
        Shape paddings = new Shape(padding, padding);
        return Conv2d.conv2d(x, weight, bias, strides, paddings, new Shape(1, 1), groups)
                .get(0);
    }
}
