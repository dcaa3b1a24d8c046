package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import cytodiffusion.nn.Layer;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.nn.TensorSpec.Start;
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
    private static final Shape ONE = new Shape(1, 1);

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        Shape shape = new Shape(out, in / groups, kernel, kernel);
        tensors.accept(new TensorSpec(name + ".weight", shape, Start.UNIFORM, shape.size() / out));
        norm.describe(tensors);
    }

    /** (n, in, height, width) to (n, out, ...). */
    NDArray apply(Parameters p, NDArray x) {
        Shape strides = new Shape(stride, stride);
        Shape paddings = new Shape(kernel / 2, kernel / 2);
        try (Scope scope = new Scope()) {
            NDArray h = Conv2d.conv2d(x, p.get(name + ".weight"), null, strides, paddings, ONE, groups)
                    .get(0);
            return scope.keep(norm.apply(p, h));
        }
    }
}
