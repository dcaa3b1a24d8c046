package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A convolution at one shape.
 *
 * @param in channels of the image
 * @param out channels of the result
 * @param kernel side of the square kernel
 * @param stride step in pixels
 * @param padding zeros on each side
 * @param groups parts into which the channels are divided
 * @param biased whether a bias is the third input
 * @param height of the image
 * @param width of the image
 */
record ConvolutionOperation(
        int in, int out, int kernel, int stride, int padding, int groups, boolean biased, int height, int width)
        implements LayerOperation {
    /** Multiply-adds of a check; in float64 about a hundredth of a second. */
    private static final double ENOUGH = 1e8;

    private static final int MOST_IMAGES = 16;

    /**
     * Numbers of a single image up to which libtorch leaves oneDNN alone: a check on no more would look at another
     * convolution than the one that batches meet.
     */
    private static final int SMALL = 20_480;

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "convolution %dx%d, %d to %d channels%s%s, %dx%d pixels",
                kernel,
                kernel,
                in,
                out,
                stride == 1 ? "" : ", stride " + stride,
                groups == 1 ? "" : ", " + groups + " groups",
                height,
                width);
    }

    @Override
    public List<Shape> sampleInputs() {
        double pixel = (double) in / groups * out * kernel * kernel / (stride * stride);
        boolean large = pixel * height * width > ENOUGH;
        int rows = large ? reduced(height) : height;
        int columns = large ? reduced(width) : width;
        long few = SMALL / ((long) in * rows * columns) + 1;
        long images = Math.min(MOST_IMAGES, Math.max(few, (long) (ENOUGH / (pixel * rows * columns))));
        List<Shape> shapes = new ArrayList<>(
                List.of(new Shape(images, in, rows, columns), new Shape(out, in / groups, kernel, kernel)));
        if (biased) {
            shapes.add(new Shape(out));
        }
        return shapes;
    }

    /** A smaller side into which the kernel still fits. */
    private int reduced(int side) {
        int small = SampleSize.reduced(side);
        while (small < side && small + 2 * padding < kernel) {
            small += SampleSize.VECTOR;
        }
        return Math.min(small, side);
    }

    @Override
    public List<LayerWay> ways(Precision precision) {
        return LayerWay.ofConvolution(groups == 1 && (in % 16 != 0 || out % 16 != 0), precision);
    }

    @Override
    public NDArray apply(LayerWay way, List<NDArray> inputs) {
        NDArray x = inputs.get(0);
        NDArray weight = inputs.get(1);
        NDArray bias = biased ? inputs.get(2) : null;
        return switch (way) {
            case OWN -> own(x, weight, bias);
            case PADDED -> NativeOps.paddedConvolution(x, weight, bias, stride, padding);
            case UNFOLDED -> NativeOps.unfoldedConvolution(x, weight, bias, stride, padding, groups);
            case SINGLE, DOUBLE -> OtherPrecision.apply(way, inputs, this::truth);
        };
    }

    private NDArray own(NDArray x, NDArray weight, NDArray bias) {
        return TestFaults.ON
                ? TestFaults.convolution(
                        this, x, faulty -> Convolution.own(faulty, weight, bias, stride, padding, groups))
                : Convolution.own(x, weight, bias, stride, padding, groups);
    }

    @Override
    public NDArray truth(List<NDArray> inputs) {
        NDArray bias = biased ? inputs.get(2) : null;
        return NativeOps.unfoldedConvolution(inputs.get(0), inputs.get(1), bias, stride, padding, groups);
    }
}
