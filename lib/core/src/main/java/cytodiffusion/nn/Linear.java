package cytodiffusion.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.TensorSpec.Start;
import cytodiffusion.tensor.LinearMap;
import java.util.function.Consumer;

/** A linear map of the last axis, with or without bias. */
public record Linear(String name, int in, int out, boolean biased) implements Layer {
    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        tensors.accept(new TensorSpec(name + ".weight", new Shape(out, in), Start.UNIFORM, in));
        if (biased) {
            tensors.accept(new TensorSpec(name + ".bias", new Shape(out), Start.UNIFORM, in));
        }
    }

    /** (..., in) to (..., out). */
    public NDArray apply(Parameters p, NDArray x) {
        NDArray bias = biased ? p.get(name + ".bias") : null;
        NDArray y = LinearMap.apply(x, p.get(name + ".weight"), bias);
        p.computed(Computation.LINEAR, y, in);
        return y;
    }
}
