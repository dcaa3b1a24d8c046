package cytodiffusion.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Predicts the noise in a latent, given the timestep and the class: diffusers' {@code UNet2DConditionModel}. The object
 * holds the structure only; the tensors come with each call.
 */
public final class UNet implements Network {
    private static final double RESNET_EPS = 1e-5;

    private final UNetConfig config;
    private final Conv convIn;
    private final Linear time1;
    private final Linear time2;
    private final List<Level> down = new ArrayList<>();
    private final List<Level> up = new ArrayList<>();
    private final ResnetBlock middle1;
    private final TransformerBlock middleAttention;
    private final ResnetBlock middle2;
    private final Norm normOut;
    private final Conv convOut;

    /** One level: its blocks, and the convolution that leads to the next level (null at the end). */
    private record Level(List<ResnetBlock> resnets, List<TransformerBlock> attentions, Conv resample) implements Layer {
        @Override
        public void describe(Consumer<TensorSpec> tensors) {
            Layer.describeAll(tensors, attentions);
            Layer.describeAll(tensors, resnets);
            if (resample != null) {
                resample.describe(tensors);
            }
        }

        NDArray forward(Parameters p, int layer, NDArray x, NDArray time, ClassCondition condition) {
            NDArray h = resnets.get(layer).forward(p, x, time);
            return attentions.isEmpty() ? h : attentions.get(layer).forward(p, h, condition);
        }
    }

    public UNet(UNetConfig config) {
        this.config = config;
        List<Integer> channels = config.blockOutChannels();
        int first = channels.get(0);
        convIn = Conv.same("conv_in", config.inChannels(), first);
        time1 = new Linear("time_embedding.linear_1", first, config.timeChannels(), true);
        time2 = new Linear("time_embedding.linear_2", config.timeChannels(), config.timeChannels(), true);
        buildDown(channels);
        int last = channels.get(channels.size() - 1);
        middle1 = resnet("mid_block.resnets.0", last, last);
        middleAttention = transformer("mid_block.attentions.0", last);
        middle2 = resnet("mid_block.resnets.1", last, last);
        buildUp(channels);
        normOut = new Norm("conv_norm_out", first, config.normNumGroups(), RESNET_EPS);
        convOut = Conv.same("conv_out", first, config.outChannels());
    }

    private void buildDown(List<Integer> channels) {
        int in = channels.get(0);
        for (int level = 0; level < channels.size(); level++) {
            String name = "down_blocks." + level;
            int out = channels.get(level);
            boolean attends = config.downBlockTypes().get(level).equals(UNetConfig.CROSS_DOWN);
            List<ResnetBlock> resnets = new ArrayList<>();
            List<TransformerBlock> attentions = new ArrayList<>();
            for (int layer = 0; layer < config.layersPerBlock(); layer++) {
                resnets.add(resnet(name + ".resnets." + layer, layer == 0 ? in : out, out));
                if (attends) {
                    attentions.add(transformer(name + ".attentions." + layer, out));
                }
            }
            boolean coarsest = level == channels.size() - 1;
            Conv halve = coarsest ? null : new Conv(name + ".downsamplers.0.conv", out, out, 3, 2, 1);
            down.add(new Level(resnets, attentions, halve));
            in = out;
        }
    }

    private void buildUp(List<Integer> finestFirst) {
        List<Integer> channels = new ArrayList<>(finestFirst);
        Collections.reverse(channels);
        int layers = config.layersPerBlock() + 1;
        int previous = channels.get(0);
        for (int level = 0; level < channels.size(); level++) {
            String name = "up_blocks." + level;
            int out = channels.get(level);
            boolean finest = level == channels.size() - 1;
            int skipOfNext = channels.get(finest ? level : level + 1);
            boolean attends = config.upBlockTypes().get(level).equals(UNetConfig.CROSS_UP);
            List<ResnetBlock> resnets = new ArrayList<>();
            List<TransformerBlock> attentions = new ArrayList<>();
            for (int layer = 0; layer < layers; layer++) {
                int in = layer == 0 ? previous : out;
                int skip = layer == layers - 1 ? skipOfNext : out;
                resnets.add(resnet(name + ".resnets." + layer, in + skip, out));
                if (attends) {
                    attentions.add(transformer(name + ".attentions." + layer, out));
                }
            }
            up.add(new Level(resnets, attentions, finest ? null : Conv.same(name + ".upsamplers.0.conv", out, out)));
            previous = out;
        }
    }

    private ResnetBlock resnet(String name, int in, int out) {
        return new ResnetBlock(name, in, out, config.timeChannels(), config.normNumGroups(), RESNET_EPS);
    }

    private TransformerBlock transformer(String name, int channels) {
        int heads = config.attentionHeadDim();
        return new TransformerBlock(name, channels, config.crossAttentionDim(), heads, config.normNumGroups());
    }

    public UNetConfig config() {
        return config;
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        convIn.describe(tensors);
        time1.describe(tensors);
        time2.describe(tensors);
        Layer.describeAll(tensors, down);
        Layer.describeAll(tensors, List.of(middleAttention, middle1, middle2));
        Layer.describeAll(tensors, up);
        normOut.describe(tensors);
        Layer.startingAtZero(convOut).describe(tensors);
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
            NDArray time = ResnetBlock.activate(embed(p, timesteps));
            ClassCondition cast = cast(p, condition);
            NDArray h = convIn.apply(p, p.precision().cast(latents));
            Deque<NDArray> skips = new ArrayDeque<>();
            skips.push(h);
            for (Level level : down) {
                for (int layer = 0; layer < level.resnets().size(); layer++) {
                    h = level.forward(p, layer, h, time, cast);
                    skips.push(h);
                }
                if (level.resample() != null) {
                    h = level.resample().apply(p, h);
                    skips.push(h);
                }
            }
            h = middle1.forward(p, h, time);
            h = middleAttention.forward(p, h, cast);
            h = middle2.forward(p, h, time);
            for (Level level : up) {
                h = upward(p, level, h, skips, time, cast);
            }
            return scope.keep(NativeOps.toFloat32(convOut.apply(p, normOut.applySilu(p, h))));
        }
    }

    private static NDArray upward(
            Parameters p, Level level, NDArray x, Deque<NDArray> skips, NDArray time, ClassCondition condition) {
        NDArray h = x;
        for (int layer = 0; layer < level.resnets().size(); layer++) {
            try (Scope scope = new Scope()) {
                NDArray joined = NDArrays.concat(new NDList(h, skips.pop()), 1);
                h = scope.keep(level.forward(p, layer, joined, time, condition));
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

    /** Sines and cosines of the timestep (Vaswani et al., 2017), then two linear layers: (n, time channels). */
    private NDArray embed(Parameters p, NDArray timesteps) {
        try (Scope scope = new Scope()) {
            int half = config.blockOutChannels().get(0) / 2;
            float[] frequencies = new float[half];
            for (int i = 0; i < half; i++) {
                frequencies[i] = (float) Math.exp(-Math.log(10_000) * i / half);
            }
            NDArray angles = timesteps.expandDims(1).mul(timesteps.getManager().create(frequencies));
            NDArray waves = NDArrays.concat(new NDList(angles.cos(), angles.sin()), 1);
            NDArray hidden = NativeOps.silu(time1.apply(p, p.precision().cast(waves)));
            return scope.keep(time2.apply(p, hidden));
        }
    }

    private static ClassCondition cast(Parameters p, ClassCondition condition) {
        return condition instanceof ClassCondition.Rows rows
                ? new ClassCondition.Rows(p.precision().cast(rows.rows()))
                : new ClassCondition.Context(p.precision().cast(((ClassCondition.Context) condition).context()));
    }
}
