package cytodiffusion.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.TensorSpec.Start;
import cytodiffusion.tensor.TransposedConvolution;
import java.util.function.Consumer;

/**
 * A two-dimensional transposed convolution with bias, by which a picture grows.
 *
 * @param kernel side of the square kernel
 * @param stride how many times as large the result is
 * @param padding rows and columns that are cut off on each side of the result
 * @param surplus rows below and columns on the right beyond those, fewer than the stride
 */
public record TransposedConv(String name, int in, int out, int kernel, int stride, int padding, int surplus)
        implements Layer {
    /** One whose result is exactly {@code stride} times as large as the picture, 1 or 2. */
    public static TransposedConv growing(String name, int in, int out, int kernel, int stride) {
        if (stride != 1 && stride != 2 || stride == 1 && kernel % 2 == 0 || kernel < stride) {
            throw new IllegalArgumentException(
                    name + ": no transposed convolution with a kernel of " + kernel + " makes a picture exactly "
                            + stride + " times as large: the kernel is odd for 1, and at least 2 for 2");
        }
        return new TransposedConv(name, in, out, kernel, stride, (kernel - 1) / 2, stride == 2 ? kernel % 2 : 0);
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        long fanIn = (long) out * kernel * kernel;
        tensors.accept(new TensorSpec(name + ".weight", new Shape(in, out, kernel, kernel), Start.UNIFORM, fanIn));
        tensors.accept(new TensorSpec(name + ".bias", new Shape(out), Start.UNIFORM, fanIn));
    }

    /** (n, in, height, width) to (n, out, ...). */
    public NDArray apply(Parameters p, NDArray x) {
        NDArray y = TransposedConvolution.apply(
                x, p.get(name + ".weight"), p.get(name + ".bias"), stride, padding, surplus);
        // Each value of the picture is multiplied once by every kernel of every channel of the result.
        long multiplications = x.size() / x.size(0) * out * kernel * kernel;
        p.computed(Computation.CONVOLUTION, y, multiplications * x.size(0) / y.size());
        return y;
    }
}
