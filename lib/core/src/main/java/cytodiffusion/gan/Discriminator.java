package cytodiffusion.gan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.gan.GanConfig.Down;
import cytodiffusion.nn.Activation;
import cytodiffusion.nn.Conv;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.Layer;
import cytodiffusion.nn.Linear;
import cytodiffusion.nn.Network;
import cytodiffusion.nn.OneHot;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.tensor.Factors;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells real images from drawn ones: convolutions, then one number for each class, of which only that of the image's class
 * counts. The tensors come with each call.
 */
public final class Discriminator implements Network {
    private final GanConfig config;
    private final int classes;
    private final List<Conv> stages = new ArrayList<>();
    private final Linear head;

    /** @param classes that its images have, at least 1 */
    Discriminator(GanConfig config, int classes) {
        this.config = config;
        this.classes = classes;
        int in = 3;
        int side = config.imageSize();
        for (Down stage : config.discriminator()) {
            int padding = (stage.kernel() - 1) / 2;
            stages.add(
                    new Conv("stages." + stages.size(), in, stage.channels(), stage.kernel(), stage.stride(), padding));
            side = Math.floorDiv(side + 2 * padding - stage.kernel(), stage.stride()) + 1;
            if (side < 1) {
                throw new IllegalArgumentException("The discriminator has more stages than an image of "
                        + config.imageSize() + " pixels can be reduced by");
            }
            in = stage.channels();
        }
        head = new Linear("head", in * side * side, classes, true);
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        Consumer<TensorSpec> started = tensor -> tensors.accept(tensor.startingAsXavier());
        Layer.describeAll(started, stages);
        head.describe(started);
    }

    /**
     * How real images look, as logits: above 0 real, below 0 drawn.
     *
     * @param images float32 (n, 3, size, size) in [-1, 1]
     * @param labels class of each image
     * @param dropout {@link Dropout#NONE} outside of a training
     * @return float32 (n)
     */
    public NDArray forward(Parameters p, NDArray images, int[] labels, Dropout dropout) {
        try (Scope scope = new Scope()) {
            NDArray h = p.precision().cast(images);
            for (Conv stage : stages) {
                h = dropout.features(Activation.LEAKY_RELU.apply(p, stage.apply(p, h)), config.discriminatorDropout());
            }
            NDArray all = NativeOps.toFloat32(head.apply(p, h.reshape(h.size(0), -1)));
            if (classes == 1) {
                return scope.keep(all.reshape(-1));
            }
            NDArray own = Factors.times(all, OneHot.rows(labels, classes), new Shape(labels.length, classes));
            return scope.keep(own.sum(new int[] {1}));
        }
    }
}
