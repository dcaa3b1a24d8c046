package cytodiffusion.nn.latent;

import cytodiffusion.nn.Conv;
import cytodiffusion.nn.Layer;
import cytodiffusion.nn.Norm;
import cytodiffusion.nn.TensorSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** The blocks of a {@link UNet}, with the names of diffusers' {@code UNet2DConditionModel}. */
final class UNetBlocks implements Layer {
    private static final double RESNET_EPS = 1e-5;

    final TimeEmbedding time;
    final Conv convIn;
    final List<Level> down = new ArrayList<>();
    final ResnetBlock middle1;
    final TransformerBlock middleAttention;
    final ResnetBlock middle2;
    final List<Level> up = new ArrayList<>();
    final Norm normOut;
    final Conv convOut;

    private final UNetConfig config;

    /** One level: its blocks, and the convolution that leads to the next level (null at the end). */
    record Level(List<ResnetBlock> resnets, List<TransformerBlock> attentions, Conv resample) implements Layer {
        @Override
        public void describe(Consumer<TensorSpec> tensors) {
            Layer.describeAll(tensors, attentions);
            Layer.describeAll(tensors, resnets);
            if (resample != null) {
                resample.describe(tensors);
            }
        }

        TransformerBlock attention(int layer) {
            return attentions.isEmpty() ? null : attentions.get(layer);
        }
    }

    UNetBlocks(UNetConfig config) {
        this.config = config;
        List<Integer> channels = config.blockOutChannels();
        int first = channels.get(0);
        convIn = Conv.same("conv_in", config.inChannels(), first);
        time = new TimeEmbedding(first, config.timeChannels());
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

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        convIn.describe(tensors);
        time.describe(tensors);
        Layer.describeAll(tensors, down);
        Layer.describeAll(tensors, List.of(middleAttention, middle1, middle2));
        Layer.describeAll(tensors, up);
        normOut.describe(tensors);
        Layer.startingAtZero(convOut).describe(tensors);
    }
}
