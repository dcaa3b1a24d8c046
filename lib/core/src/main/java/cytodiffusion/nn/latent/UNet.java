package cytodiffusion.nn.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.Conv;
import cytodiffusion.nn.Network;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Predicts the noise in a latent, given the timestep and the class: diffusers' {@code UNet2DConditionModel}. The object
 * holds the structure only; the tensors come with each call.
 */
public final class UNet implements Network {
    private final UNetConfig config;
    private final UNetBlocks blocks;
    private final List<Step> path;

    /** One step of the way down and through the middle: a ResNet block, with or without attention, or a {@code halve}. */
    private record Step(ResnetBlock resnet, TransformerBlock attention, Conv halve) {}

    /** What a transformer block adds to its tokens for the class. */
    @FunctionalInterface
    private interface Conditioning {
        NDArray added(TransformerBlock block, NDArray tokens);
    }

    public UNet(UNetConfig config) {
        this.config = config;
        blocks = new UNetBlocks(config);
        path = path(blocks);
    }

    private static List<Step> path(UNetBlocks blocks) {
        List<Step> path = new ArrayList<>();
        for (UNetBlocks.Level level : blocks.down) {
            for (int layer = 0; layer < level.resnets().size(); layer++) {
                path.add(new Step(level.resnets().get(layer), level.attention(layer), null));
            }
            if (level.resample() != null) {
                path.add(new Step(null, null, level.resample()));
            }
        }
        path.add(new Step(blocks.middle1, blocks.middleAttention, null));
        return List.copyOf(path);
    }

    public UNetConfig config() {
        return config;
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        blocks.describe(tensors);
    }

    /**
     * Predicts the noise.
     *
     * @param latents (n, in_channels, height, width), any precision
     * @param timesteps (n), float32, in [0, 999]
     * @param condition the class of each image
     * @return float32 (n, out_channels, height, width)
     */
    public NDArray forward(Parameters p, NDArray latents, NDArray timesteps, ClassCondition condition) {
        try (Scope scope = new Scope()) {
            return scope.keep(finish(p, trunk(p, latents, timesteps), conditioning(p, condition)));
        }
    }

    /**
     * The first part of {@link #forward(Parameters, NDArray, NDArray, ClassCondition)}, up to where the class is first
     * needed.
     */
    public Trunk trunk(Parameters p, NDArray latents, NDArray timesteps) {
        try (Scope scope = new Scope()) {
            Trunk trunk = beforeClass(p, latents, timesteps);
            trunk.maps().forEach(scope::keep);
            return trunk;
        }
    }

    private Trunk beforeClass(Parameters p, NDArray latents, NDArray timesteps) {
        NDArray embedding = blocks.time.activated(p, timesteps);
        List<NDArray> skips = new ArrayList<>();
        NDArray h = blocks.convIn.apply(p, p.precision().cast(latents));
        int step = 0;
        for (; path.get(step).attention() == null; step++) {
            skips.add(h);
            h = plain(p, path.get(step), h, embedding);
        }
        skips.add(h);
        h = path.get(step).resnet().forward(p, h, embedding);
        return Trunk.of(embedding, h, path.get(step).attention().beforeClass(p, h), skips);
    }

    /**
     * What every class adds in every block.
     *
     * @param rows (classes, cross_attention_dim)
     * @param owner to which the result belongs
     */
    public ClassVectors classVectors(Parameters p, NDArray rows, NDManager owner) {
        NDArray cast = p.precision().cast(rows);
        Map<TransformerBlock, NDArray> vectors = new LinkedHashMap<>();
        Stream.of(blocks.down, blocks.up)
                .flatMap(List::stream)
                .flatMap(level -> level.attentions().stream())
                .forEach(block -> vectors.put(block, block.vector(p, cast)));
        vectors.put(blocks.middleAttention, blocks.middleAttention.vector(p, cast));
        for (NDArray vector : vectors.values()) {
            vector.attach(owner);
            NDScope.unregister(vector);
        }
        return new ClassVectors(vectors);
    }

    /**
     * The second part, for pairs of a latent and a class.
     *
     * @param trunk of any number of latents
     * @param latents (n) int64: the row of {@code trunk} that each pair takes
     * @param classes (n) int64: the row of {@code vectors} that each pair takes
     * @return the noise, float32 (n, out_channels, height, width)
     */
    public NDArray forward(Parameters p, Trunk trunk, NDArray latents, ClassVectors vectors, NDArray classes) {
        try (Scope scope = new Scope()) {
            Conditioning conditioning = (block, tokens) -> NativeOps.rows(vectors.of(block), classes);
            return scope.keep(finish(p, trunk.rows(latents), conditioning));
        }
    }

    private static Conditioning conditioning(Parameters p, ClassCondition condition) {
        if (condition instanceof ClassCondition.Rows rows) {
            NDArray cast = p.precision().cast(rows.rows());
            return (block, tokens) -> block.vector(p, cast);
        }
        NDArray context = p.precision().cast(((ClassCondition.Context) condition).context());
        return (block, tokens) -> block.attend(p, tokens, context);
    }

    private NDArray finish(Parameters p, Trunk trunk, Conditioning conditioning) {
        NDArray embedding = trunk.time();
        Deque<NDArray> skips = new ArrayDeque<>();
        trunk.skips().forEach(skips::push);
        int step = trunk.skips().size() - 1;
        TransformerBlock first = path.get(step).attention();
        NDArray h = first.afterClass(p, trunk.map(), trunk.tokens(), conditioning.added(first, trunk.tokens()));
        for (step++; step < path.size(); step++) {
            skips.push(h);
            h = attend(p, path.get(step).attention(), plain(p, path.get(step), h, embedding), conditioning);
        }
        h = blocks.middle2.forward(p, h, embedding);
        for (UNetBlocks.Level level : blocks.up) {
            h = upward(p, level, h, skips, embedding, conditioning);
        }
        return NativeOps.toFloat32(blocks.convOut.apply(p, blocks.normOut.applySilu(p, h)));
    }

    /** A step without its attention. */
    private static NDArray plain(Parameters p, Step step, NDArray x, NDArray embedding) {
        return step.halve() == null
                ? step.resnet().forward(p, x, embedding)
                : step.halve().apply(p, x);
    }

    /** @param block or null where there is none */
    private static NDArray attend(Parameters p, TransformerBlock block, NDArray x, Conditioning conditioning) {
        if (block == null) {
            return x;
        }
        try (Scope scope = new Scope()) {
            NDArray tokens = block.beforeClass(p, x);
            return scope.keep(block.afterClass(p, x, tokens, conditioning.added(block, tokens)));
        }
    }

    private static NDArray upward(
            Parameters p,
            UNetBlocks.Level level,
            NDArray x,
            Deque<NDArray> skips,
            NDArray embedding,
            Conditioning conditioning) {
        NDArray h = x;
        for (int layer = 0; layer < level.resnets().size(); layer++) {
            try (Scope scope = new Scope()) {
                NDArray joined = NDArrays.concat(new NDList(h, skips.pop()), 1);
                NDArray mixed = level.resnets().get(layer).forward(p, joined, embedding);
                h = scope.keep(attend(p, level.attention(layer), mixed, conditioning));
            }
        }
        if (level.resample() == null) {
            return h;
        }
        try (Scope scope = new Scope()) {
            return scope.keep(level.resample().apply(p, enlarge(h, skips.peek())));
        }
    }

    /** Up to the size of the next skip connection, which is one less than double where the finer level is odd. */
    private static NDArray enlarge(NDArray x, NDArray skip) {
        Shape from = x.getShape();
        Shape to = skip.getShape();
        boolean twice = to.get(2) == 2 * from.get(2) && to.get(3) == 2 * from.get(3);
        return twice ? NativeOps.doubleSize(x) : NativeOps.resizeNearest(x, skip);
    }
}
