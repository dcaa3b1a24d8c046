package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.data.Seeds;
import cytodiffusion.train.BatchSource;
import cytodiffusion.train.ImageBatch;
import cytodiffusion.train.Mixup;
import java.util.List;

/**
 * How well a network tells classes apart: the cross-entropy of its probabilities with the targets, which are a mixture of
 * two classes where images were mixed up.
 */
public final class CrossEntropy extends ImageLoss {
    private static final long MIXUP = 1;
    private static final long DROPOUT = 2;

    /**
     * @param images and the share of each class in each of them
     * @param dropoutSeed of what the network leaves out
     */
    public record Batch(Mixup.Mixed images, long dropoutSeed) {}

    /**
     * Adds mixup and dropout to batches of images.
     *
     * @param mixupAlpha see {@link Mixup#draw}
     */
    public static BatchSource<Batch> batches(
            BatchSource<ImageBatch> images, int classes, double mixupAlpha, long seed) {
        return new BatchSource<>() {
            @Override
            public Batch batch(long step) {
                return new Batch(
                        Mixup.draw(images.batch(step), classes, mixupAlpha, Seeds.random(seed, MIXUP, step)),
                        Seeds.derive(seed, DROPOUT, step));
            }

            @Override
            public List<String> names(long step) {
                return images.names(step);
            }
        };
    }

    /** All images weigh the same. */
    public CrossEntropy(ImageNetwork network, NDManager manager) {
        this(network, manager, new double[0]);
    }

    /** @param classWeights see {@link ImageLoss} */
    public CrossEntropy(ImageNetwork network, NDManager manager, double[] classWeights) {
        super(network, manager, classWeights);
    }

    @Override
    NDArray each(NDArray logits, NDArray targets) {
        return logits.logSoftmax(1).mul(targets).sum(new int[] {1}).neg();
    }
}
