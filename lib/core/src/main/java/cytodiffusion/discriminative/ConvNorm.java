package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.Layer;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.nn.TensorSpec.Start;
import cytodiffusion.tensor.Convolution;
import cytodiffusion.tensor.Scope;
import java.util.function.Consumer;

/**
 * A convolution without bias, padded to keep the size at stride 1, and the normalization of its result.
 *
 * @param name of the convolution
 * @param kernel side of the square kernel, odd
 * @param groups parts into which the channels are divided; as many as channels make a depthwise convolution
 */
record ConvNorm(String name, int in, int out, int kernel, int stride, int groups, FeatureNorm norm) implements Layer {
    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        Shape shape = new Shape(out, in / groups, kernel, kernel);
        tensors.accept(new TensorSpec(name + ".weight", shape, Start.UNIFORM, shape.size() / out));
        norm.describe(tensors);
    }

    /** (n, in, height, width) to (n, out, ...). */
    NDArray apply(Parameters p, NDArray x) {
        try (Scope scope = new Scope()) {
            NDArray h = Convolution.apply(x, p.get(name + ".weight"), null, stride, kernel / 2, groups);
            return scope.keep(norm.apply(p, h));
        }
    }
}
