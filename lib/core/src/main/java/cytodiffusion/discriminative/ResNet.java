package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
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
    private static final double EPS = 1e-5;

    private final ConvNorm stem;
    private final List<BasicBlock> blocks = new ArrayList<>();
    private final Linear head;

    /**
     * Two convolutions around which the input is added again.
     *
     * @param shortcut brings the input to the output's shape; null where it has it already
     */
    private record BasicBlock(ConvNorm first, ConvNorm second, ConvNorm shortcut) implements Layer {
        @Override
        public void describe(Consumer<TensorSpec> tensors) {
            first.describe(tensors);
            second.describe(tensors);
            if (shortcut != null) {
                shortcut.describe(tensors);
            }
        }

        NDArray forward(Parameters p, NDArray x) {
            try (Scope scope = new Scope()) {
                NDArray h = second.apply(p, Activation.relu(first.apply(p, x)));
                NDArray residual = shortcut == null ? x : shortcut.apply(p, x);
                return scope.keep(Activation.relu(h.add(residual)));
            }
        }
    }

    ResNet(ResNetConfig config, int classes) {
        int width = config.width();
        stem = new ConvNorm("conv1", 3, width, 7, 2, 1, FeatureNorm.of("bn1", width, config.groups(), EPS));
        int in = width;
        for (int stage = 0; stage < ResNetConfig.STAGES; stage++) {
            int out = width << stage;
            for (int block = 0; block < config.blocks().get(stage); block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                blocks.add(block("layer" + (stage + 1) + "." + block, in, out, stride, config.groups()));
                in = out;
            }
        }
        head = new Linear("fc", in, classes, true);
    }

    private static BasicBlock block(String name, int in, int out, int stride, int groups) {
        String downsample = name + ".downsample.";
        return new BasicBlock(
                new ConvNorm(name + ".conv1", in, out, 3, stride, 1, FeatureNorm.of(name + ".bn1", out, groups, EPS)),
                new ConvNorm(name + ".conv2", out, out, 3, 1, 1, FeatureNorm.of(name + ".bn2", out, groups, EPS)),
                in == out && stride == 1
                        ? null
                        : new ConvNorm(
                                downsample + 0,
                                in,
                                out,
                                1,
                                stride,
                                1,
                                FeatureNorm.of(downsample + 1, out, groups, EPS)));
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
            h = NativeOps.maxPool(Activation.relu(h));
            for (BasicBlock block : blocks) {
                h = block.forward(p, h);
            }
            return scope.keep(NativeOps.meanOfPixels(h).squeeze(new int[] {2, 3}));
        }
    }
}
