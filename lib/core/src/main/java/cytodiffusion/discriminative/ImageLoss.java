package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.data.Seeds;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.Parameters;
import cytodiffusion.train.ImageBatch;
import cytodiffusion.train.Mixup;
import cytodiffusion.train.Objective;
import java.util.Arrays;

/** How badly a network tells classes apart: the mean over images, of which those of a rare class may weigh more. */
abstract class ImageLoss implements Objective<CrossEntropy.Batch> {
    private final ImageNetwork network;
    private final NDManager manager;
    private final double[] classWeights;

    /** @param classWeights of the images of each class, empty where all weigh the same */
    ImageLoss(ImageNetwork network, NDManager manager, double[] classWeights) {
        this.network = network;
        this.manager = manager;
        this.classWeights = classWeights;
    }

    /**
     * The loss of each image.
     *
     * @param logits float32 (n, classes)
     * @param targets the share of each class in each image, float32 (n, classes)
     * @return float32 (n)
     */
    abstract NDArray each(NDArray logits, NDArray targets);

    @Override
    public final int count(CrossEntropy.Batch batch) {
        return batch.images().images().count();
    }

    /** Batch normalization then sees each part by itself. */
    @Override
    public final CrossEntropy.Batch part(CrossEntropy.Batch batch, int from, int to) {
        int classes = network.head().out();
        float[] targets = Arrays.copyOfRange(batch.images().targets(), from * classes, to * classes);
        ImageBatch images = batch.images().images().part(from, to);
        return new CrossEntropy.Batch(new Mixup.Mixed(images, targets), Seeds.derive(batch.dropoutSeed(), from));
    }

    @Override
    public final NDArray loss(Parameters parameters, CrossEntropy.Batch batch) {
        ImageBatch images = batch.images().images();
        NDArray logits = network.logits(parameters, images.toArray(manager), Dropout.seeded(batch.dropoutSeed()));
        float[] shares = batch.images().targets();
        NDArray targets =
                manager.create(shares, new Shape(images.count(), network.head().out()));
        NDArray losses = each(logits, targets);
        return classWeights.length == 0
                ? losses.mean()
                : losses.mul(manager.create(weights(shares))).mean();
    }

    /** What each image weighs: the weights of its classes by their shares in it. */
    private float[] weights(float[] shares) {
        int classes = classWeights.length;
        float[] weights = new float[shares.length / classes];
        for (int i = 0; i < shares.length; i++) {
            weights[i / classes] += (float) (shares[i] * classWeights[i % classes]);
        }
        return weights;
    }
}
