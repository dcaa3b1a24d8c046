package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import cytodiffusion.discriminative.EfficientNetConfig.Stage;
import cytodiffusion.nn.Activation;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.Layer;
import cytodiffusion.nn.Linear;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** EfficientNetV2 (Tan and Le, 2021) with torchvision's names. The tensors come with each call. */
public final class EfficientNet implements ImageNetwork {
    private final ConvNorm stem;
    private final List<MbConv> blocks = new ArrayList<>();
    private final ConvNorm last;
    private final double dropRate;
    private final Linear head;

    EfficientNet(EfficientNetConfig config, int classes, int channels) {
        int in = config.stages().get(0).channels();
        stem = MbConv.convNorm("features.0", channels, in, 3, 2, 1);
        int total = config.stages().stream().mapToInt(Stage::blocks).sum();
        for (int s = 0; s < config.stages().size(); s++) {
            Stage stage = config.stages().get(s);
            for (int block = 0; block < stage.blocks(); block++) {
                double rate = config.stochasticDepth() * blocks.size() / total;
                String name = "features." + (s + 1) + "." + block;
                blocks.add(new MbConv(name, stage, in, block == 0 ? stage.stride() : 1, rate));
                in = stage.channels();
            }
        }
        last = MbConv.convNorm("features." + (config.stages().size() + 1), in, config.features(), 1, 1, 1);
        dropRate = config.dropout();
        head = new Linear("classifier.1", config.features(), classes, true);
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        stem.describe(tensors);
        Layer.describeAll(tensors, blocks);
        last.describe(tensors);
        head.describe(tensors);
    }

    @Override
    public Linear head() {
        return head;
    }

    @Override
    public NDArray features(Parameters p, NDArray images, Dropout dropout) {
        try (Scope scope = new Scope()) {
            NDArray h = Activation.SILU.apply(p, stem.apply(p, p.precision().cast(ImageNetScale.apply(images))));
            for (MbConv block : blocks) {
                h = block.forward(p, h, dropout);
            }
            h = Activation.SILU.apply(p, last.apply(p, h));
            NDArray features = NativeOps.meanOfPixels(h).squeeze(new int[] {2, 3});
            return scope.keep(dropout.features(features, dropRate));
        }
    }
}
