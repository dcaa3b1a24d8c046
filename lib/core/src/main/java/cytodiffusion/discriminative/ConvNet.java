package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import cytodiffusion.discriminative.ConvNetConfig.Stage;
import cytodiffusion.nn.Activation;
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
 * Convolutions and poolings one after the other, then dense layers. Named as torchvision names its VGG networks, by places
 * in a sequence in which activations, poolings and the dropout between dense layers have a place, too. The tensors come
 * with each call.
 */
public final class ConvNet implements ImageNetwork {
    private final ConvNetConfig config;
    private final List<Conv> convolutions = new ArrayList<>();
    private final List<Linear> dense = new ArrayList<>();
    private final Linear head;

    /**
     * @param side of the last feature map
     * @param channels of an image
     */
    ConvNet(ConvNetConfig config, int classes, int side, int channels) {
        this.config = config;
        int in = channels;
        int place = 0;
        for (Stage stage : config.stages()) {
            convolutions.add(new Conv(
                    "features." + place, in, stage.channels(), stage.kernel(), stage.stride(), stage.padding()));
            place += stage.pool() == 0 ? 2 : 3;
            in = stage.channels();
        }
        int values = in * side * side;
        for (int out : config.dense()) {
            dense.add(new Linear("classifier." + 3 * dense.size(), values, out, true));
            values = out;
        }
        head = new Linear("classifier." + 3 * dense.size(), values, classes, true);
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        Layer.describeAll(tensors, convolutions);
        Layer.describeAll(tensors, dense);
        head.describe(tensors);
    }

    @Override
    public Linear head() {
        return head;
    }

    @Override
    public NDArray features(Parameters p, NDArray images, Dropout dropout) {
        try (Scope scope = new Scope()) {
            NDArray h = p.precision()
                    .cast(config.standardized() ? Standardized.apply(images) : ImageNetScale.apply(images));
            for (int i = 0; i < convolutions.size(); i++) {
                h = stage(p, config.stages().get(i), convolutions.get(i), h, dropout);
            }
            h = h.reshape(h.getShape().get(0), -1);
            for (Linear layer : dense) {
                h = Activation.RELU.apply(p, layer.apply(p, h));
                h = dropout.features(h, config.denseDropout());
            }
            return scope.keep(h);
        }
    }

    private NDArray stage(Parameters p, Stage stage, Conv convolution, NDArray x, Dropout dropout) {
        try (Scope scope = new Scope()) {
            NDArray h = Activation.RELU.apply(p, convolution.apply(p, x));
            NDArray pooled = stage.pool() == 0 ? h : NativeOps.maxPool(h, stage.pool(), stage.poolStride());
            return scope.keep(dropout.features(pooled, config.stageDropout()));
        }
    }
}
