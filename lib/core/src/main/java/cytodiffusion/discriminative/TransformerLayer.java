package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.Activation;
import cytodiffusion.nn.Computation;
import cytodiffusion.nn.Layer;
import cytodiffusion.nn.Linear;
import cytodiffusion.nn.Norm;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.nn.TensorSpec.Start;
import cytodiffusion.tensor.LinearMap;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;
import java.util.List;
import java.util.function.Consumer;

/** Self-attention and a feed-forward part, each normalized before and added to its input; torchvision's encoder block. */
final class TransformerLayer implements Layer {
    private final String attention;
    private final int hidden;
    private final int heads;
    private final Norm norm1;
    private final Linear attentionOut;
    private final Norm norm2;
    private final Linear widen;
    private final Linear narrow;

    TransformerLayer(String name, int hidden, int heads, int mlp, double eps) {
        attention = name + ".self_attention.";
        this.hidden = hidden;
        this.heads = heads;
        norm1 = new Norm(name + ".ln_1", hidden, 0, eps);
        attentionOut = new Linear(attention + "out_proj", hidden, hidden, true);
        norm2 = new Norm(name + ".ln_2", hidden, 0, eps);
        widen = new Linear(name + ".mlp.0", hidden, mlp, true);
        narrow = new Linear(name + ".mlp.3", mlp, hidden, true);
    }

    /** Queries, keys and values come from one matrix, whose name does not follow that of other linear maps. */
    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        norm1.describe(tensors);
        Shape matrix = new Shape(3L * hidden, hidden);
        tensors.accept(new TensorSpec(attention + "in_proj_weight", matrix, Start.UNIFORM, hidden));
        tensors.accept(new TensorSpec(attention + "in_proj_bias", new Shape(3L * hidden), Start.ZEROS, hidden));
        Layer.describeAll(tensors, List.of(attentionOut, norm2, widen, narrow));
    }

    /** (n, tokens, hidden) to the same shape. */
    NDArray forward(Parameters p, NDArray x) {
        try (Scope scope = new Scope()) {
            NDArray queriesKeysValues = LinearMap.apply(
                    norm1.apply(p, x), p.get(attention + "in_proj_weight"), p.get(attention + "in_proj_bias"));
            p.computed(Computation.LINEAR_PART, queriesKeysValues, hidden);
            NDArray mixed = NativeOps.selfAttention(queriesKeysValues, heads);
            p.computed(Computation.ATTENTION, mixed, 2 * mixed.getShape().get(1));
            NDArray h = x.add(attentionOut.apply(p, mixed));
            NDArray wide = Activation.GELU.apply(p, widen.apply(p, norm2.apply(p, h)));
            return scope.keep(h.add(narrow.apply(p, wide)));
        }
    }
}
