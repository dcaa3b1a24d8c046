package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Locale;

/**
 * A transposed convolution at one shape.
 *
 * @param in channels of the image
 * @param out channels of the result
 * @param kernel side of the square kernel
 * @param stride pixels of the result for each of the image
 * @param padding rows and columns cut off on each side
 * @param surplus rows and columns added at the end
 * @param height of the image
 * @param width of the image
 */
record TransposedConvolutionOperation(
        int in, int out, int kernel, int stride, int padding, int surplus, int height, int width)
        implements LayerOperation {
    /** More than one, for which libtorch may leave oneDNN alone. */
    private static final int IMAGES = 16;

    /** Multiply-adds of a check. */
    private static final double ENOUGH = 1e8;

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "transposed convolution %dx%d, %d to %d channels%s, %dx%d pixels",
                kernel,
                kernel,
                in,
                out,
                stride == 1 ? "" : ", stride " + stride,
                height,
                width);
    }

    @Override
    public List<Shape> sampleInputs() {
        boolean large = (double) IMAGES * in * out * kernel * kernel * height * width > ENOUGH;
        int rows = large ? SampleSize.reduced(height) : height;
        int columns = large ? SampleSize.reduced(width) : width;
        return List.of(new Shape(IMAGES, in, rows, columns), new Shape(in, out, kernel, kernel), new Shape(out));
    }

    @Override
    public List<LayerWay> ways(Precision precision) {
        return LayerWay.ofConvolution(in % 16 != 0 || out % 16 != 0, precision);
    }

    @Override
    public NDArray apply(LayerWay way, List<NDArray> inputs) {
        return switch (way) {
            case OWN -> call("transposed_convolution", inputs);
            case PADDED -> call("padded_transposed_convolution", inputs);
            case UNFOLDED -> truth(inputs);
            case SINGLE, DOUBLE -> OtherPrecision.apply(way, inputs, this::truth);
        };
    }

    /** A product of the kernels and each pixel, whose parts are added up where they overlap. */
    @Override
    public NDArray truth(List<NDArray> inputs) {
        return call("folded_convolution", inputs);
    }

    private NDArray call(String method, List<NDArray> inputs) {
        return NativeOps.call(method, inputs, List.of(stride, padding, surplus));
    }
}
