package cytodiffusion.gan;

import ai.djl.ndarray.NDArray;
import cytodiffusion.gan.GanConfig.Growth;
import cytodiffusion.gan.GanConfig.Up;
import cytodiffusion.nn.Activation;
import cytodiffusion.nn.BatchNorm;
import cytodiffusion.nn.Computation;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.Layer;
import cytodiffusion.nn.Linear;
import cytodiffusion.nn.Network;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.nn.TransposedConv;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Draws images from noise (Radford et al., 2016): a dense layer makes the first feature map, and transposed convolutions
 * make of it an ever larger one. Where it knows several classes, it is told the wanted one by a one-hot vector beside the
 * noise (Mirza and Osindero, 2014). The tensors come with each call.
 */
public final class Generator implements Network {
    private static final double EPS = 1e-5;

    private final GanConfig config;
    private final int classes;
    private final Linear dense;
    private final BatchNorm denseNorm;
    private final List<TransposedConv> stages = new ArrayList<>();
    private final List<BatchNorm> norms = new ArrayList<>();

    /** @param classes that it draws, at least 1 */
    Generator(GanConfig config, int classes) {
        if (classes < 1) {
            throw new IllegalArgumentException("A generator draws one class or more, not " + classes);
        }
        this.config = config;
        this.classes = classes;
        int values = config.channels() * config.side() * config.side();
        dense = new Linear("dense", inputs(), values, true);
        denseNorm = new BatchNorm("dense_norm", values, EPS);
        int in = config.channels();
        for (Up stage : config.generator()) {
            int place = stages.size();
            stages.add(TransposedConv.growing(
                    "stages." + place,
                    in,
                    stage.channels(),
                    stage.kernel(),
                    stage.growth().stride()));
            if (place < config.generator().size() - 1) {
                norms.add(new BatchNorm("norms." + place, stage.channels(), EPS));
            }
            in = stage.channels();
        }
    }

    /** Numbers from which a cell is drawn, those of its class among them. */
    public int inputs() {
        return Noise.of(this).width();
    }

    /** Classes that it draws. */
    public int classes() {
        return classes;
    }

    /** The shape that it has. */
    public GanConfig config() {
        return config;
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        Consumer<TensorSpec> started = tensor -> tensors.accept(tensor.startingAsXavier());
        dense.describe(started);
        denseNorm.describe(started);
        Layer.describeAll(started, stages);
        Layer.describeAll(started, norms);
    }

    /**
     * Images of noise.
     *
     * @param input float32 (n, {@link #inputs}), as {@link Noise} makes it
     * @param dropout {@link Dropout#NONE} outside of a training
     * @return float32 (n, 3, size, size) in (-1, 1)
     */
    public NDArray forward(Parameters p, NDArray input, Dropout dropout) {
        try (Scope scope = new Scope()) {
            NDArray flat = denseNorm.apply(p, dense.apply(p, p.precision().cast(input)));
            NDArray h = Activation.RELU.apply(p, flat).reshape(-1, config.channels(), config.side(), config.side());
            h = dropout.features(h, config.generatorDropout());
            for (int i = 0; i < stages.size(); i++) {
                h = stage(p, i, h);
            }
            // A sigmoid, brought from [0, 1] to the range of all images here, is the tanh of half its argument.
            NDArray image = NativeOps.scale(h, 0.5).tanh();
            p.computed(Computation.ACTIVATION, image, 1);
            return scope.keep(NativeOps.toFloat32(image));
        }
    }

    private NDArray stage(Parameters p, int place, NDArray x) {
        try (Scope scope = new Scope()) {
            boolean repeated = config.generator().get(place).growth() == Growth.REPEAT;
            NDArray h = stages.get(place).apply(p, repeated ? NativeOps.doubleSize(x) : x);
            return scope.keep(
                    place < norms.size()
                            ? Activation.RELU.apply(p, norms.get(place).apply(p, h))
                            : h);
        }
    }
}
