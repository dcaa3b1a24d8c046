package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import cytodiffusion.nn.Activation;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.FeatureNorm;
import cytodiffusion.nn.Layer;
import cytodiffusion.nn.Linear;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Residual network (He et al., 2016) with torchvision's names. The tensors come with each call. */
public final class ResNet implements ImageNetwork {
    /** How much wider a bottleneck's output is than its middle. */
    private static final int EXPANSION = 4;

    private final ResNetConfig config;
    private final ConvNorm stem;
    private final List<Block> blocks = new ArrayList<>();
    private final Linear head;

    /**
     * Convolutions around which the input is added again.
     *
     * @param convolutions one after the other, all but the last activated
     * @param shortcut brings the input to the output's shape; null where it has it already
     */
    private record Block(List<ConvNorm> convolutions, ConvNorm shortcut) implements Layer {
        @Override
        public void describe(Consumer<TensorSpec> tensors) {
            Layer.describeAll(tensors, convolutions);
            if (shortcut != null) {
                shortcut.describe(tensors);
            }
        }

        NDArray forward(Parameters p, NDArray x) {
            try (Scope scope = new Scope()) {
                int last = convolutions.size() - 1;
                NDArray h = x;
                for (ConvNorm convolution : convolutions.subList(0, last)) {
                    h = Activation.RELU.apply(p, convolution.apply(p, h));
                }
                h = convolutions.get(last).apply(p, h);
                NDArray residual = shortcut == null ? x : shortcut.apply(p, x);
                return scope.keep(Activation.RELU.apply(p, h.add(residual)));
            }
        }
    }

    ResNet(ResNetConfig config, int classes, int channels) {
        this.config = config;
        stem = convolution("conv1", "bn1", channels, config.width(), 7, 2);
        int in = config.width();
        for (int stage = 0; stage < ResNetConfig.STAGES; stage++) {
            int width = config.width() << stage;
            int out = config.bottleneck() ? EXPANSION * width : width;
            for (int block = 0; block < config.blocks().get(stage); block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                blocks.add(block("layer" + (stage + 1) + "." + block, in, width, out, stride));
                in = out;
            }
        }
        head = new Linear("fc", in, classes, true);
    }

    private Block block(String name, int in, int width, int out, int stride) {
        ConvNorm shortcut = in == out && stride == 1
                ? null
                : convolution(name + ".downsample.0", name + ".downsample.1", in, out, 1, stride);
        int first = config.keras() ? stride : 1;
        List<ConvNorm> convolutions = config.bottleneck()
                ? List.of(
                        convolution(name, 1, in, width, 1, first),
                        convolution(name, 2, width, width, 3, stride / first),
                        convolution(name, 3, width, out, 1, 1))
                : List.of(convolution(name, 1, in, width, 3, stride), convolution(name, 2, width, out, 3, 1));
        return new Block(convolutions, shortcut);
    }

    private ConvNorm convolution(String block, int place, int in, int out, int kernel, int stride) {
        return convolution(block + ".conv" + place, block + ".bn" + place, in, out, kernel, stride);
    }

    private ConvNorm convolution(String name, String norm, int in, int out, int kernel, int stride) {
        double eps = config.keras() ? 1.001e-5 : 1e-5;
        return new ConvNorm(
                name, in, out, kernel, stride, 1, config.keras(), FeatureNorm.of(norm, out, config.groups(), eps));
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        stem.describe(tensors);
        Layer.describeAll(tensors, blocks);
        head.describe(tensors);
    }

    @Override
    public Linear head() {
        return head;
    }

    @Override
    public NDArray features(Parameters p, NDArray images, Dropout dropout) {
        try (Scope scope = new Scope()) {
            NDArray h = stem.apply(p, p.precision().cast(ImageNetScale.apply(images)));
            h = NativeOps.maxPool(Activation.RELU.apply(p, h));
            for (Block block : blocks) {
                h = block.forward(p, h);
            }
            return scope.keep(NativeOps.meanOfPixels(h).squeeze(new int[] {2, 3}));
        }
    }
}
