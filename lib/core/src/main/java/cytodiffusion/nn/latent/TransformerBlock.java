package cytodiffusion.nn.latent;

import ai.djl.ndarray.NDArray;
import cytodiffusion.nn.Activation;
import cytodiffusion.nn.Conv;
import cytodiffusion.nn.Layer;
import cytodiffusion.nn.Linear;
import cytodiffusion.nn.Norm;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;
import java.util.List;
import java.util.function.Consumer;

/**
 * Self-attention, class conditioning and a gated feed-forward layer on the pixels of a feature map; diffusers' {@code
 * Transformer2DModel} with one {@code BasicTransformerBlock}.
 */
final class TransformerBlock implements Layer {
    private final Norm norm;
    private final Conv projectIn;
    private final Norm norm1;
    private final Attention selfAttention;
    private final Norm norm2;
    private final Attention crossAttention;
    private final Norm norm3;
    private final Linear widen;
    private final Linear narrow;
    private final Conv projectOut;

    TransformerBlock(String name, int channels, int contextChannels, int heads, int groups) {
        String block = name + ".transformer_blocks.0";
        norm = new Norm(name + ".norm", channels, groups, 1e-6);
        projectIn = Conv.pointwise(name + ".proj_in", channels, channels);
        norm1 = Norm.layer(block + ".norm1", channels);
        selfAttention = new Attention(block + ".attn1", channels, channels, heads, false);
        norm2 = Norm.layer(block + ".norm2", channels);
        crossAttention = new Attention(block + ".attn2", channels, contextChannels, heads, false);
        norm3 = Norm.layer(block + ".norm3", channels);
        widen = new Linear(block + ".ff.net.0.proj", channels, 8 * channels, true);
        narrow = new Linear(block + ".ff.net.2", 4 * channels, channels, true);
        projectOut = Conv.pointwise(name + ".proj_out", channels, channels);
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        Layer.describeAll(
                tensors, List.of(norm, projectIn, norm1, selfAttention, norm2, crossAttention, norm3, widen, narrow));
        Layer.startingAtZero(projectOut).describe(tensors);
    }

    /**
     * The part that does not know the class.
     *
     * @param x (n, channels, height, width)
     * @return tokens (n, height * width, channels)
     */
    NDArray beforeClass(Parameters p, NDArray x) {
        try (Scope scope = new Scope()) {
            NDArray h = NativeOps.toTokens(projectIn.apply(p, norm.apply(p, x)));
            NDArray normed = norm1.apply(p, h);
            return scope.keep(h.add(selfAttention.forward(p, normed, normed)));
        }
    }

    /**
     * The rest.
     *
     * @param x that {@link #beforeClass} got
     * @param tokens that it gave
     * @param conditioning what to add to the tokens, which they can be broadcast with
     * @return of the shape of {@code x}
     */
    NDArray afterClass(Parameters p, NDArray x, NDArray tokens, NDArray conditioning) {
        try (Scope scope = new Scope()) {
            NDArray h = tokens.add(conditioning);
            h = h.add(narrow.apply(p, Activation.GEGLU.apply(p, widen.apply(p, norm3.apply(p, h)))));
            return scope.keep(x.add(projectOut.apply(p, NativeOps.toPixels(h, x))));
        }
    }

    /** What a class adds to every token: (n, context channels) to (n, 1, channels). */
    NDArray vector(Parameters p, NDArray rows) {
        return crossAttention.forwardRow(p, rows);
    }

    /** What each token gets from a context (n, keys, context channels): (n, tokens, channels). */
    NDArray attend(Parameters p, NDArray tokens, NDArray context) {
        try (Scope scope = new Scope()) {
            return scope.keep(crossAttention.forward(p, norm2.apply(p, tokens), context));
        }
    }
}
