package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.Computation;
import cytodiffusion.nn.FeatureNorm;
import cytodiffusion.nn.Layer;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.nn.TensorSpec.Start;
import cytodiffusion.tensor.Convolution;
import cytodiffusion.tensor.Scope;
import java.util.function.Consumer;

/**
 * A convolution, padded to keep the size at stride 1, and the normalization of its result.
 *
 * @param name of the convolution
 * @param kernel side of the square kernel, odd
 * @param groups parts into which the channels are divided; as many as channels make a depthwise convolution
 * @param biased whether the convolution has a bias, which the normalization makes superfluous
 */
record ConvNorm(String name, int in, int out, int kernel, int stride, int groups, boolean biased, FeatureNorm norm)
        implements Layer {
    /** One without bias. */
    ConvNorm(String name, int in, int out, int kernel, int stride, int groups, FeatureNorm norm) {
        this(name, in, out, kernel, stride, groups, false, norm);
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        Shape shape = new Shape(out, in / groups, kernel, kernel);
        long fanIn = shape.size() / out;
        tensors.accept(new TensorSpec(name + ".weight", shape, Start.UNIFORM, fanIn));
        if (biased) {
            tensors.accept(new TensorSpec(name + ".bias", new Shape(out), Start.UNIFORM, fanIn));
        }
        norm.describe(tensors);
    }

    /** (n, in, height, width) to (n, out, ...). */
    NDArray apply(Parameters p, NDArray x) {
        try (Scope scope = new Scope()) {
            NDArray bias = biased ? p.get(name + ".bias") : null;
            NDArray h = Convolution.apply(x, p.get(name + ".weight"), bias, stride, kernel / 2, groups);
            p.computed(Computation.CONVOLUTION, h, (long) in / groups * kernel * kernel);
            return scope.keep(norm.apply(p, h));
        }
    }
}
