package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.data.Seeds;
import cytodiffusion.nn.Parameters;
import cytodiffusion.train.BatchSource;
import cytodiffusion.train.ImageBatch;
import cytodiffusion.train.Mixup;
import cytodiffusion.train.Objective;
import java.util.Arrays;
import java.util.List;

/**
 * How well a network tells classes apart: the cross-entropy of its probabilities with the targets, which are a mixture of
 * two classes where images were mixed up.
 */
public final class CrossEntropy implements Objective<CrossEntropy.Batch> {
    private static final long MIXUP = 1;
    private static final long DROPOUT = 2;

    private final ImageNetwork network;
    private final NDManager manager;

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

    public CrossEntropy(ImageNetwork network, NDManager manager) {
        this.network = network;
        this.manager = manager;
    }

    @Override
    public int count(Batch batch) {
        return batch.images().images().count();
    }

    /** Batch normalization then sees each part by itself. */
    @Override
    public Batch part(Batch batch, int from, int to) {
        int classes = network.head().out();
        float[] targets = Arrays.copyOfRange(batch.images().targets(), from * classes, to * classes);
        ImageBatch images = batch.images().images().part(from, to);
        return new Batch(new Mixup.Mixed(images, targets), Seeds.derive(batch.dropoutSeed(), from));
    }

    @Override
    public NDArray loss(Parameters parameters, Batch batch) {
        ImageBatch images = batch.images().images();
        NDArray logits = network.logits(parameters, images.toArray(manager), Dropout.seeded(batch.dropoutSeed()));
        NDArray targets = manager.create(
                batch.images().targets(),
                new Shape(images.count(), network.head().out()));
        return logits.logSoftmax(1).mul(targets).sum(new int[] {1}).mean().neg();
    }
}
