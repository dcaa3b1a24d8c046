package cytodiffusion.nn.latent;

import ai.djl.ndarray.NDArray;
import cytodiffusion.nn.Conv;
import cytodiffusion.nn.Layer;
import cytodiffusion.nn.Network;
import cytodiffusion.nn.Norm;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Maps images to a smaller grid of latents and back: diffusers' {@code AutoencoderKL}. The object holds the structure
 * only; the tensors come with each call.
 */
public final class Autoencoder implements Network {
    private static final double EPS = 1e-6;

    private final AutoencoderConfig config;
    private final Conv encoderIn;
    private final List<Level> encoderLevels = new ArrayList<>();
    private final Middle encoderMiddle;
    private final Norm encoderNorm;
    private final Conv encoderOut;
    private final Conv quantize;
    private final Conv dequantize;
    private final Conv decoderIn;
    private final Middle decoderMiddle;
    private final List<Level> decoderLevels = new ArrayList<>();
    private final Norm decoderNorm;
    private final Conv decoderOut;

    /**
     * The distribution of an image's latents: normal, independent in every element.
     *
     * @param mean float32 (n, latent_channels, height, width)
     * @param logVariance the same shape, clamped to [-30, 20]
     */
    public record Posterior(NDArray mean, NDArray logVariance) {
        /** A draw, given standard normal {@code noise} of the same shape. */
        public NDArray sample(NDArray noise) {
            try (Scope scope = new Scope()) {
                return scope.keep(
                        mean.add(NativeOps.scale(logVariance, 0.5).exp().mul(noise)));
            }
        }

        /** Kullback-Leibler divergence from the standard normal distribution, summed per image: (n). */
        public NDArray divergence() {
            try (Scope scope = new Scope()) {
                NDArray terms = mean.square().add(logVariance.exp()).sub(1f).sub(logVariance);
                return scope.keep(NativeOps.scale(terms.sum(new int[] {1, 2, 3}), 0.5));
            }
        }
    }

    /** Blocks of one size, and the convolution that leads to the next (null at the end). */
    private record Level(List<ResnetBlock> resnets, Conv resample) implements Layer {
        @Override
        public void describe(Consumer<TensorSpec> tensors) {
            Layer.describeAll(tensors, resnets);
            if (resample != null) {
                resample.describe(tensors);
            }
        }

        NDArray forward(Parameters p, NDArray x) {
            NDArray h = x;
            for (ResnetBlock resnet : resnets) {
                h = resnet.forward(p, h);
            }
            return h;
        }
    }

    /** The blocks at the coarsest size, with attention of one head. */
    private record Middle(ResnetBlock first, Norm norm, Attention attention, ResnetBlock second) implements Layer {
        @Override
        public void describe(Consumer<TensorSpec> tensors) {
            Layer.describeAll(tensors, List.of(norm, attention, first, second));
        }

        NDArray forward(Parameters p, NDArray x) {
            try (Scope scope = new Scope()) {
                NDArray h = first.forward(p, x);
                NDArray tokens = NativeOps.toTokens(norm.apply(p, h));
                h = h.add(NativeOps.toPixels(attention.forward(p, tokens, tokens), h));
                return scope.keep(second.forward(p, h));
            }
        }
    }

    public Autoencoder(AutoencoderConfig config) {
        this.config = config;
        List<Integer> channels = config.blockOutChannels();
        int finest = channels.get(0);
        int coarsest = channels.get(channels.size() - 1);
        int moments = 2 * config.latentChannels();

        encoderIn = Conv.same("encoder.conv_in", config.inChannels(), finest);
        buildEncoder(channels);
        encoderMiddle = middle("encoder.mid_block", coarsest);
        encoderNorm = new Norm("encoder.conv_norm_out", coarsest, config.normNumGroups(), EPS);
        encoderOut = Conv.same("encoder.conv_out", coarsest, moments);

        quantize = Conv.pointwise("quant_conv", moments, moments);
        dequantize = Conv.pointwise("post_quant_conv", config.latentChannels(), config.latentChannels());

        decoderIn = Conv.same("decoder.conv_in", config.latentChannels(), coarsest);
        decoderMiddle = middle("decoder.mid_block", coarsest);
        buildDecoder(channels);
        decoderNorm = new Norm("decoder.conv_norm_out", finest, config.normNumGroups(), EPS);
        decoderOut = Conv.same("decoder.conv_out", finest, config.outChannels());
    }

    private void buildEncoder(List<Integer> channels) {
        int in = channels.get(0);
        for (int level = 0; level < channels.size(); level++) {
            String name = "encoder.down_blocks." + level;
            int out = channels.get(level);
            boolean coarsest = level == channels.size() - 1;
            // Stride 2 on an input padded at the bottom and on the right only, as diffusers does it here.
            Conv halve = coarsest ? null : new Conv(name + ".downsamplers.0.conv", out, out, 3, 2, 0);
            encoderLevels.add(new Level(resnets(name, in, out, config.layersPerBlock()), halve));
            in = out;
        }
    }

    private void buildDecoder(List<Integer> finestFirst) {
        List<Integer> channels = new ArrayList<>(finestFirst);
        Collections.reverse(channels);
        int in = channels.get(0);
        for (int level = 0; level < channels.size(); level++) {
            String name = "decoder.up_blocks." + level;
            int out = channels.get(level);
            boolean finest = level == channels.size() - 1;
            Conv afterDoubling = finest ? null : Conv.same(name + ".upsamplers.0.conv", out, out);
            decoderLevels.add(new Level(resnets(name, in, out, config.layersPerBlock() + 1), afterDoubling));
            in = out;
        }
    }

    private List<ResnetBlock> resnets(String name, int in, int out, int count) {
        List<ResnetBlock> resnets = new ArrayList<>();
        for (int layer = 0; layer < count; layer++) {
            resnets.add(resnet(name + ".resnets." + layer, layer == 0 ? in : out, out));
        }
        return resnets;
    }

    private Middle middle(String name, int channels) {
        String attention = name + ".attentions.0";
        return new Middle(
                resnet(name + ".resnets.0", channels, channels),
                new Norm(attention + ".group_norm", channels, config.normNumGroups(), EPS),
                new Attention(attention, channels, channels, 1, true),
                resnet(name + ".resnets.1", channels, channels));
    }

    private ResnetBlock resnet(String name, int in, int out) {
        return new ResnetBlock(name, in, out, 0, config.normNumGroups(), EPS);
    }

    public AutoencoderConfig config() {
        return config;
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        encoderIn.describe(tensors);
        Layer.describeAll(tensors, encoderLevels);
        Layer.describeAll(tensors, List.of(encoderMiddle, encoderNorm, encoderOut));
        decoderIn.describe(tensors);
        Layer.describeAll(tensors, decoderLevels);
        Layer.describeAll(tensors, List.of(decoderMiddle, decoderNorm, decoderOut));
        quantize.describe(tensors);
        dequantize.describe(tensors);
    }

    /**
     * The distribution of the latents of images; not yet multiplied by the scaling factor.
     *
     * @param images (n, 3, height, width) in [-1, 1]
     */
    public Posterior encode(Parameters p, NDArray images) {
        try (Scope scope = new Scope()) {
            NDArray h = encoderIn.apply(p, p.precision().cast(images));
            for (Level level : encoderLevels) {
                h = level.forward(p, h);
                if (level.resample() != null) {
                    h = level.resample().apply(p, NativeOps.padBottomRight(h));
                }
            }
            h = encoderOut.apply(p, encoderNorm.applySilu(p, encoderMiddle.forward(p, h)));
            NDArray moments = NativeOps.toFloat32(quantize.apply(p, h));
            int channels = config.latentChannels();
            NDArray mean = moments.get(":, :{}", channels);
            NDArray logVariance = moments.get(":, {}:", channels).clip(-30, 20);
            return new Posterior(scope.keep(mean), scope.keep(logVariance));
        }
    }

    /**
     * Images from latents that are not multiplied by the scaling factor.
     *
     * @param latents (n, latent_channels, height, width)
     * @return float32 (n, 3, ...) in about [-1, 1], not clamped
     */
    public NDArray decode(Parameters p, NDArray latents) {
        try (Scope scope = new Scope()) {
            NDArray h = decoderIn.apply(p, dequantize.apply(p, p.precision().cast(latents)));
            h = decoderMiddle.forward(p, h);
            for (Level level : decoderLevels) {
                h = level.forward(p, h);
                if (level.resample() != null) {
                    h = level.resample().apply(p, NativeOps.doubleSize(h));
                }
            }
            return scope.keep(NativeOps.toFloat32(decoderOut.apply(p, decoderNorm.applySilu(p, h))));
        }
    }
}
