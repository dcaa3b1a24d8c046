package cytodiffusion.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.latent.UNetConfig;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The UNet as one would write it first: DJL's own operations, float32, cross-attention over all 77 tokens. What the
 * library's own is compared with, in speed and in results; its size must be even at every level.
 */
final class PlainUNet {
    private static final double RESNET_EPS = 1e-5;
    private static final double TRANSFORMER_EPS = 1e-6;

    private final UNetConfig config;
    private final Weights weights;
    private final NDManager manager;

    PlainUNet(UNetConfig config, Weights weights, NDManager manager) {
        this.config = config;
        this.weights = weights;
        this.manager = manager;
    }

    /**
     * @param latents (n, channels, size, size)
     * @param timesteps (n)
     * @param context (n, tokens, cross_attention_dim)
     */
    NDArray forward(NDArray latents, NDArray timesteps, NDArray context) {
        NDArray time =
                silu(linear("time_embedding.linear_2", silu(linear("time_embedding.linear_1", waves(timesteps)))));
        Deque<NDArray> skips = new ArrayDeque<>();
        NDArray h = conv("conv_in", latents, 1);
        skips.push(h);
        List<Integer> channels = config.blockOutChannels();
        for (int level = 0; level < channels.size(); level++) {
            String name = "down_blocks." + level;
            for (int layer = 0; layer < config.layersPerBlock(); layer++) {
                h = block(name, layer, h, time, context);
                skips.push(h);
            }
            if (level < channels.size() - 1) {
                h = conv(name + ".downsamplers.0.conv", h, 2);
                skips.push(h);
            }
        }
        h = resnet("mid_block.resnets.0", h, time);
        h = transformer("mid_block.attentions.0", h, context);
        h = resnet("mid_block.resnets.1", h, time);
        for (int level = 0; level < channels.size(); level++) {
            String name = "up_blocks." + level;
            for (int layer = 0; layer <= config.layersPerBlock(); layer++) {
                h = block(name, layer, NDArrays.concat(new NDList(h, skips.pop()), 1), time, context);
            }
            if (level < channels.size() - 1) {
                h = conv(name + ".upsamplers.0.conv", h.repeat(2, 2).repeat(3, 2), 1);
            }
        }
        return conv("conv_out", silu(groupNorm("conv_norm_out", h, RESNET_EPS)), 1);
    }

    private NDArray waves(NDArray timesteps) {
        int half = config.blockOutChannels().get(0) / 2;
        float[] frequencies = new float[half];
        for (int i = 0; i < half; i++) {
            frequencies[i] = (float) Math.exp(-Math.log(10_000) * i / half);
        }
        NDArray angles = timesteps.expandDims(1).mul(manager.create(frequencies));
        return NDArrays.concat(new NDList(angles.cos(), angles.sin()), 1);
    }

    private NDArray block(String level, int layer, NDArray x, NDArray time, NDArray context) {
        NDArray h = resnet(level + ".resnets." + layer, x, time);
        String attention = level + ".attentions." + layer;
        return weights.get(attention + ".norm.weight") == null ? h : transformer(attention, h, context);
    }

    private NDArray resnet(String name, NDArray x, NDArray time) {
        NDArray h = conv(name + ".conv1", silu(groupNorm(name + ".norm1", x, RESNET_EPS)), 1);
        h = h.add(linear(name + ".time_emb_proj", time).expandDims(2).expandDims(3));
        h = conv(name + ".conv2", silu(groupNorm(name + ".norm2", h, RESNET_EPS)), 1);
        return h.add(weights.get(name + ".conv_shortcut.weight") == null ? x : conv(name + ".conv_shortcut", x, 1));
    }

    private NDArray transformer(String name, NDArray x, NDArray context) {
        Shape shape = x.getShape();
        NDArray h = conv(name + ".proj_in", groupNorm(name + ".norm", x, TRANSFORMER_EPS), 1);
        h = h.reshape(shape.get(0), shape.get(1), -1).transpose(0, 2, 1);
        String block = name + ".transformer_blocks.0";
        NDArray normed = layerNorm(block + ".norm1", h);
        h = h.add(attention(block + ".attn1", normed, normed));
        h = h.add(attention(block + ".attn2", layerNorm(block + ".norm2", h), context));
        NDList halves =
                linear(block + ".ff.net.0.proj", layerNorm(block + ".norm3", h)).split(2, 2);
        h = h.add(linear(block + ".ff.net.2", halves.get(0).mul(Activation.gelu(halves.get(1)))));
        return x.add(conv(name + ".proj_out", h.transpose(0, 2, 1).reshape(shape), 1));
    }

    private NDArray attention(String name, NDArray x, NDArray context) {
        NDArray query = heads(linear(name + ".to_q", x));
        NDArray key = heads(linear(name + ".to_k", context));
        NDArray value = heads(linear(name + ".to_v", context));
        NDArray scale = manager.create((float) (1 / Math.sqrt(query.getShape().get(3))));
        NDArray shares = query.matMul(key.transpose(0, 1, 3, 2)).mul(scale).softmax(3);
        NDArray mixed = shares.matMul(value).transpose(0, 2, 1, 3);
        return linear(
                name + ".to_out.0",
                mixed.reshape(x.getShape().get(0), x.getShape().get(1), -1));
    }

    private NDArray heads(NDArray x) {
        Shape shape = x.getShape();
        return x.reshape(shape.get(0), shape.get(1), config.attentionHeadDim(), -1)
                .transpose(0, 2, 1, 3);
    }

    private NDArray conv(String name, NDArray x, int stride) {
        NDArray kernel = weights.get(name + ".weight");
        long padding = kernel.getShape().get(2) / 2;
        return Conv2d.conv2d(
                        x,
                        kernel,
                        weights.get(name + ".bias"),
                        new Shape(stride, stride),
                        new Shape(padding, padding),
                        new Shape(1, 1))
                .get(0);
    }

    private NDArray linear(String name, NDArray x) {
        return Linear.linear(x, weights.get(name + ".weight"), weights.get(name + ".bias"))
                .get(0);
    }

    private static NDArray silu(NDArray x) {
        return Activation.swish(x, 1);
    }

    private NDArray groupNorm(String name, NDArray x, double eps) {
        Shape shape = x.getShape();
        NDArray groups = x.reshape(shape.get(0), config.normNumGroups(), -1);
        NDArray centred = groups.sub(groups.mean(new int[] {2}, true));
        NDArray variance = centred.square().mean(new int[] {2}, true);
        NDArray scaled = centred.div(variance.add(manager.create((float) eps)).sqrt());
        Shape broadcast = new Shape(1, shape.get(1), 1, 1);
        return scaled.reshape(shape)
                .mul(weights.get(name + ".weight").reshape(broadcast))
                .add(weights.get(name + ".bias").reshape(broadcast));
    }

    private NDArray layerNorm(String name, NDArray x) {
        Shape last = new Shape(x.getShape().get(2));
        return LayerNorm.layerNorm(x, last, weights.get(name + ".weight"), weights.get(name + ".bias"), 1e-5f)
                .get(0);
    }
}
