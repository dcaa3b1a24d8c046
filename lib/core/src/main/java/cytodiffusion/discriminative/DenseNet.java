package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import cytodiffusion.nn.Activation;
import cytodiffusion.nn.BatchNorm;
import cytodiffusion.nn.Conv;
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

/**
 * DenseNet (Huang et al., 2017) with torchvision's names: each layer sees what all layers before it in its block made.
 * The tensors come with each call.
 */
public final class DenseNet implements ImageNetwork {
    private static final double EPS = 1e-5;
    /** Channels of a layer's middle, in multiples of what it adds. */
    private static final int BOTTLENECK = 4;

    private final ConvNorm stem;
    private final List<Block> blocks = new ArrayList<>();
    private final BatchNorm norm;
    private final Linear head;

    /** Normalization, activation and the 1x1 convolution that narrows; then the 3x3 convolution that makes new channels. */
    private record DenseLayer(BatchNorm norm, ConvNorm narrow, Conv grow) implements Layer {
        static DenseLayer of(String name, int in, int growth) {
            int middle = BOTTLENECK * growth;
            return new DenseLayer(
                    new BatchNorm(name + ".norm1", in, EPS),
                    new ConvNorm(name + ".conv1", in, middle, 1, 1, 1, new BatchNorm(name + ".norm2", middle, EPS)),
                    new Conv(name + ".conv2", middle, growth, 3, 1, 1, false));
        }

        @Override
        public void describe(Consumer<TensorSpec> tensors) {
            Layer.describeAll(tensors, List.of(norm, narrow, grow));
        }

        /** What is new: (n, growth, height, width). */
        NDArray forward(Parameters p, NDArray x) {
            try (Scope scope = new Scope()) {
                NDArray h = narrow.apply(p, Activation.RELU.apply(p, norm.apply(p, x)));
                return scope.keep(grow.apply(p, Activation.RELU.apply(p, h)));
            }
        }
    }

    /**
     * Layers, and the way to the next block.
     *
     * @param norm before {@code halve}; both are null after the last block
     * @param halve halves the channels, before the size is halved
     */
    private record Block(List<DenseLayer> layers, BatchNorm norm, Conv halve) implements Layer {
        @Override
        public void describe(Consumer<TensorSpec> tensors) {
            Layer.describeAll(tensors, layers);
            if (halve != null) {
                Layer.describeAll(tensors, List.of(norm, halve));
            }
        }

        NDArray forward(Parameters p, NDArray x) {
            try (Scope scope = new Scope()) {
                NDArray h = x;
                for (DenseLayer layer : layers) {
                    h = NDArrays.concat(new NDList(h, layer.forward(p, h)), 1);
                }
                if (halve != null) {
                    h = NativeOps.halveByMean(halve.apply(p, Activation.RELU.apply(p, norm.apply(p, h))));
                }
                return scope.keep(h);
            }
        }
    }

    DenseNet(DenseNetConfig config, int classes, int planes) {
        int channels = config.width();
        stem = new ConvNorm(
                "features.conv0", planes, channels, 7, 2, 1, new BatchNorm("features.norm0", channels, EPS));
        for (int block = 1; block <= config.layers().size(); block++) {
            List<DenseLayer> layers = new ArrayList<>();
            for (int layer = 1; layer <= config.layers().get(block - 1); layer++) {
                String name = "features.denseblock" + block + ".denselayer" + layer;
                layers.add(DenseLayer.of(name, channels, config.growth()));
                channels += config.growth();
            }
            if (block == config.layers().size()) {
                blocks.add(new Block(layers, null, null));
            } else {
                String transition = "features.transition" + block;
                blocks.add(new Block(
                        layers,
                        new BatchNorm(transition + ".norm", channels, EPS),
                        new Conv(transition + ".conv", channels, channels / 2, 1, 1, 0, false)));
                channels /= 2;
            }
        }
        norm = new BatchNorm("features.norm5", channels, EPS);
        head = new Linear("classifier", channels, classes, true);
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        stem.describe(tensors);
        Layer.describeAll(tensors, blocks);
        norm.describe(tensors);
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
            // No layer in torchvision but a function, and so not among what is counted as layers' cost.
            h = ai.djl.nn.Activation.relu(norm.apply(p, h));
            return scope.keep(NativeOps.meanOfPixels(h).squeeze(new int[] {2, 3}));
        }
    }
}
