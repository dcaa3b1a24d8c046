package cytodiffusion.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.TensorSpec.Start;
import cytodiffusion.tensor.NativeOps;
import java.util.function.Consumer;

/**
 * A normalization with a learned scale and shift per channel.
 *
 * @param groups number of groups for group normalization, 0 for layer normalization over the last axis
 * @param eps added to the variance
 */
public record Norm(String name, int channels, int groups, double eps) implements Layer {
    public Norm {
        if (groups > 0 && channels % groups != 0) {
            throw new IllegalArgumentException(
                    name + ": " + channels + " channels cannot be divided into norm_num_groups = " + groups);
        }
    }

    /** Layer normalization with diffusers' epsilon of 1e-5. */
    public static Norm layer(String name, int channels) {
        return new Norm(name, channels, 0, 1e-5);
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        tensors.accept(new TensorSpec(name + ".weight", new Shape(channels), Start.ONES, channels));
        tensors.accept(new TensorSpec(name + ".bias", new Shape(channels), Start.ZEROS, channels));
    }

    public NDArray apply(Parameters p, NDArray x) {
        NDArray weight = p.get(name + ".weight");
        NDArray bias = p.get(name + ".bias");
        NDArray y = groups == 0
                ? NativeOps.layerNorm(x, weight, bias, eps)
                : NativeOps.groupNorm(x, weight, bias, groups, eps);
        p.computed(Computation.NORMALIZATION, y, 2);
        return y;
    }

    /** Followed by {@code silu}. */
    public NDArray applySilu(Parameters p, NDArray x) {
        NDArray y = NativeOps.groupNormSilu(x, p.get(name + ".weight"), p.get(name + ".bias"), groups, eps);
        p.computed(Computation.NORMALIZATION, y, 2);
        p.computed(Computation.ACTIVATION, y, 1);
        return y;
    }
}
