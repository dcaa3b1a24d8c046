package cytodiffusion.gan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import cytodiffusion.data.Seeds;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.Parameters;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;
import cytodiffusion.train.BatchSource;
import cytodiffusion.train.Contest;
import cytodiffusion.train.ImageBatch;
import java.util.Arrays;
import java.util.List;

/**
 * The game of Goodfellow et al. (2014): the discriminator learns to give real images logits above 0 and drawn ones logits
 * below, by cross-entropy; the generator learns to be taken for real (the loss that does not saturate).
 */
public final class AdversarialLoss implements Contest<AdversarialLoss.Batch> {
    private static final long NOISE = 1;
    private static final long DROPOUT = 2;

    private final Generator generator;
    private final Discriminator discriminator;
    private final double realTarget;
    private final NDManager manager;

    /**
     * @param real images; as many are drawn, of the same classes
     * @param noise see {@link Noise}
     * @param dropoutSeed of what the networks leave out
     */
    public record Batch(ImageBatch real, float[] noise, long dropoutSeed) {}

    /** Adds noise and dropout to batches of images. */
    public static BatchSource<Batch> batches(BatchSource<ImageBatch> images, Noise noise, long seed) {
        return new BatchSource<>() {
            @Override
            public Batch batch(long step) {
                ImageBatch real = images.batch(step);
                return new Batch(
                        real,
                        noise.rows(real.labels(), Seeds.random(seed, NOISE, step)),
                        Seeds.derive(seed, DROPOUT, step));
            }

            @Override
            public List<String> names(long step) {
                return images.names(step);
            }
        };
    }

    /**
     * @param realTarget what the discriminator is to say of real images, in (0.5, 1]; a little below 1 it is never quite
     *     sure, and the generator always has something to learn from (Salimans et al., 2016)
     */
    public AdversarialLoss(Generator generator, Discriminator discriminator, double realTarget, NDManager manager) {
        if (!(realTarget > 0.5 && realTarget <= 1)) {
            throw new IllegalArgumentException("The target of real images is in (0.5, 1], not " + realTarget);
        }
        this.generator = generator;
        this.discriminator = discriminator;
        this.realTarget = realTarget;
        this.manager = manager;
    }

    @Override
    public NDArray made(Parameters maker, Batch batch) {
        NDArray noise = manager.create(batch.noise(), new Shape(batch.real().count(), generator.inputs()));
        return generator.forward(maker, noise, Dropout.seeded(Seeds.derive(batch.dropoutSeed(), 1)));
    }

    @Override
    public NDArray judgesLoss(Parameters judge, NDArray made, Batch batch) {
        int[] labels = batch.real().labels();
        // Not in a scope of its own: the backward pass still reads these numbers, which are Java's.
        NDArray images = batch.real().toArray(manager);
        NDArray real = discriminator.forward(judge, images, labels, dropout(batch, 2));
        NDArray drawn = discriminator.forward(judge, made, labels, dropout(batch, 3));
        return crossEntropy(real, realTarget).add(crossEntropy(drawn, 0));
    }

    @Override
    public NDArray makersLoss(Parameters judge, NDArray made, Batch batch) {
        NDArray drawn = discriminator.forward(judge, made, batch.real().labels(), dropout(batch, 4));
        return crossEntropy(drawn, 1);
    }

    private static Dropout dropout(Batch batch, long pass) {
        return Dropout.seeded(Seeds.derive(batch.dropoutSeed(), pass));
    }

    /**
     * The mean over the images of the cross-entropy of a logit's sigmoid with a target: {@code softplus(x) - target x}.
     *
     * @param logits float32 (n)
     * @param target in [0, 1]
     */
    static NDArray crossEntropy(NDArray logits, double target) {
        try (Scope scope = new Scope()) {
            NDArray all = Activation.softPlus(logits);
            return scope.keep((target == 0 ? all : all.sub(NativeOps.scale(logits, target))).mean());
        }
    }

    @Override
    public int count(Batch batch) {
        return batch.real().count();
    }

    @Override
    public Batch part(Batch batch, int from, int to) {
        int width = generator.inputs();
        return new Batch(
                batch.real().part(from, to),
                Arrays.copyOfRange(batch.noise(), from * width, to * width),
                batch.dropoutSeed());
    }
}
