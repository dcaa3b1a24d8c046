package cytodiffusion.bench;

import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.nn.latent.UNet;
import cytodiffusion.nn.latent.UNetConfig;

/** How much arithmetic one evaluation of a UNet is. */
final class UNetCost {
    private final UNetConfig config;
    private final int size;

    private UNetCost(UNetConfig config, int size) {
        this.config = config;
        this.size = size;
    }

    /**
     * Floating-point operations, two for each multiplication with its addition, in the convolutions, linear maps and
     * attentions of one evaluation with the short class conditioning.
     *
     * @param size side of the latents
     */
    static double operations(UNet unet, int size) {
        UNetCost cost = new UNetCost(unet.config(), size);
        return 2 * unet.tensors().stream().mapToDouble(cost::multiplications).sum();
    }

    private double multiplications(TensorSpec tensor) {
        String name = tensor.name();
        Shape shape = tensor.shape();
        if (!name.endsWith(".weight") || shape.dimension() < 2) {
            return 0;
        }
        if (name.startsWith("time_embedding") || name.contains("time_emb_proj")) {
            return shape.size();
        }
        if (name.contains(".attn2.")) {
            // Of a single row, a class only has a value; queries and keys play no part.
            return name.contains("to_q") || name.contains("to_k") ? 0 : shape.size();
        }
        double pixels = Math.pow(side(name), 2);
        // The scores and the mixture of values: both tokens times tokens times channels.
        double attention = name.contains(".attn1.to_q") ? 2 * pixels * pixels * shape.get(0) : 0;
        return pixels * shape.size() + attention;
    }

    /** Side of the feature map that a layer gives. */
    private int side(String name) {
        int levels = config.blockOutChannels().size();
        int halvings = 0;
        if (name.startsWith("mid_block")) {
            halvings = levels - 1;
        } else if (name.startsWith("down_blocks")) {
            halvings = level(name) + (name.contains("downsamplers") ? 1 : 0);
        } else if (name.startsWith("up_blocks")) {
            halvings = levels - 1 - level(name) - (name.contains("upsamplers") ? 1 : 0);
        }
        int side = size;
        for (int i = 0; i < halvings; i++) {
            side = (side + 1) / 2;
        }
        return side;
    }

    private static int level(String name) {
        return Integer.parseInt(name.split("\\.")[1]);
    }
}
