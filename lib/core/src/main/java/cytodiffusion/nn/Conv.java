package cytodiffusion.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.TensorSpec.Start;
import cytodiffusion.tensor.Convolution;
import java.util.function.Consumer;

/**
 * A two-dimensional convolution.
 *
 * @param kernel side of the square kernel
 * @param padding zeros added on each side
 */
public record Conv(String name, int in, int out, int kernel, int stride, int padding, boolean biased) implements Layer {
    /** One with bias. */
    public Conv(String name, int in, int out, int kernel, int stride, int padding) {
        this(name, in, out, kernel, stride, padding, true);
    }

    /** A 3x3 convolution that keeps the size. */
    public static Conv same(String name, int in, int out) {
        return new Conv(name, in, out, 3, 1, 1);
    }

    /** A 1x1 convolution. */
    public static Conv pointwise(String name, int in, int out) {
        return new Conv(name, in, out, 1, 1, 0);
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        long fanIn = (long) in * kernel * kernel;
        tensors.accept(new TensorSpec(name + ".weight", new Shape(out, in, kernel, kernel), Start.UNIFORM, fanIn));
        if (biased) {
            tensors.accept(new TensorSpec(name + ".bias", new Shape(out), Start.UNIFORM, fanIn));
        }
    }

    /** (n, in, height, width) to (n, out, ...). */
    public NDArray apply(Parameters p, NDArray x) {
        NDArray bias = biased ? p.get(name + ".bias") : null;
        NDArray y = Convolution.apply(x, p.get(name + ".weight"), bias, stride, padding, 1);
        p.computed(Computation.CONVOLUTION, y, (long) in * kernel * kernel);
        return y;
    }
}
