package cytodiffusion.nn;

import cytodiffusion.nn.TensorSpec.Start;
import java.util.function.Consumer;

/** A part of a network that has tensors of its own. */
public interface Layer {
    /** Hands every tensor of this layer to {@code tensors}, in the order of its model in Python. */
    void describe(Consumer<TensorSpec> tensors);

    /** Layers one after the other. */
    static void describeAll(Consumer<TensorSpec> tensors, Iterable<? extends Layer> layers) {
        layers.forEach(layer -> layer.describe(tensors));
    }

    /**
     * The same layer with its tensors starting at zero: a residual branch that ends in it starts as the identity, which
     * makes deep networks easier to train from scratch.
     */
    static Layer startingAtZero(Layer layer) {
        return tensors ->
                layer.describe(t -> tensors.accept(new TensorSpec(t.name(), t.shape(), Start.ZEROS, t.fanIn())));
    }
}
