package cytodiffusion.nn.latent;

import ai.djl.ndarray.NDArray;
import cytodiffusion.nn.Computation;
import cytodiffusion.nn.Layer;
import cytodiffusion.nn.Linear;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;
import java.util.function.Consumer;

/** Multi-head attention on tokens, diffusers' {@code Attention}. */
final class Attention implements Layer {
    private final int heads;
    private final Linear query;
    private final Linear key;
    private final Linear value;
    private final Linear out;

    /**
     * @param channels length of the tokens that ask
     * @param contextChannels length of the tokens that are asked; the same as {@code channels} in self-attention
     * @param biased whether queries, keys and values have a bias (they do in the autoencoder)
     */
    Attention(String name, int channels, int contextChannels, int heads, boolean biased) {
        if (channels % heads != 0) {
            throw new IllegalArgumentException(
                    name + ": " + channels + " channels cannot be divided among " + heads + " attention heads");
        }
        this.heads = heads;
        query = new Linear(name + ".to_q", channels, channels, biased);
        key = new Linear(name + ".to_k", contextChannels, channels, biased);
        value = new Linear(name + ".to_v", contextChannels, channels, biased);
        out = new Linear(name + ".to_out.0", channels, channels, true);
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        query.describe(tensors);
        key.describe(tensors);
        value.describe(tensors);
        out.describe(tensors);
    }

    /** Every token of {@code x} (n, tokens, channels) asks all of {@code context} (n, keys, context channels). */
    NDArray forward(Parameters p, NDArray x, NDArray context) {
        try (Scope scope = new Scope()) {
            NDArray q = query.apply(p, x);
            NDArray k = key.apply(p, context);
            NDArray v = value.apply(p, context);
            NDArray mixed = NativeOps.attention(q, k, v, heads);
            p.computed(Computation.ATTENTION, mixed, 2 * k.getShape().get(1));
            return scope.keep(out.apply(p, mixed));
        }
    }

    /** The same for a context whose tokens all equal {@code row} (n, context channels): (n, 1, channels). */
    NDArray forwardRow(Parameters p, NDArray row) {
        try (Scope scope = new Scope()) {
            return scope.keep(out.apply(p, value.apply(p, row)).expandDims(1));
        }
    }
}
