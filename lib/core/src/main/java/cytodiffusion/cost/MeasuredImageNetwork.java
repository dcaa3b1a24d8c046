package cytodiffusion.cost;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.discriminative.CrossEntropy;
import cytodiffusion.discriminative.ImageNetwork;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.Weights;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import cytodiffusion.train.ImageBatch;
import cytodiffusion.train.Trainer;
import cytodiffusion.train.TrainingSettings;
import cytodiffusion.train.TrainingState;

/** A network that sees an image once, on grey images and with random weights: what is in them takes no other time. */
final class MeasuredImageNetwork implements Measurable {
    private static final long SEED = 1;

    private final NDManager manager = NDManager.newBaseManager();
    private final ImageNetwork network;
    private final int imageSize;
    private final int channels;
    private final Precision precision;
    private final int batch;
    private final TrainingSettings settings;
    private final Weights weights;
    private final Parameters parameters;
    private Trainer<CrossEntropy.Batch> trainer;

    /**
     * @param imageSize side of each plane in pixels
     * @param channels planes of an image
     * @param batch images in a training step
     * @param settings of the training
     */
    MeasuredImageNetwork(
            ImageNetwork network,
            int imageSize,
            int channels,
            Precision precision,
            int batch,
            TrainingSettings settings) {
        this.network = network;
        this.imageSize = imageSize;
        this.channels = channels;
        this.precision = precision;
        this.batch = batch;
        this.settings = settings;
        weights = Weights.random(network, manager, SEED);
        parameters = weights.in(precision, manager);
    }

    @Override
    public void forward(int images) {
        try (Scope scope = new Scope()) {
            Shape shape = new Shape(images, channels, imageSize, imageSize);
            network.logits(parameters, manager.zeros(shape), Dropout.NONE).toFloatArray();
        }
    }

    @Override
    public void trainingStep() {
        if (trainer == null) {
            int values = batch * channels * imageSize * imageSize;
            ImageBatch grey = new ImageBatch(imageSize, new float[values], new int[batch]);
            trainer = new Trainer<>(
                    TrainingState.startingFrom(weights),
                    settings,
                    precision,
                    new CrossEntropy(network, manager),
                    CrossEntropy.batches(step -> grey, network.head().out(), 0, SEED));
        }
        trainer.run("", trainer.steps() + 1, () -> false, Progress.SILENT, (step, loss) -> {});
    }

    @Override
    public int trainingBatch() {
        return batch;
    }

    @Override
    public void close() {
        manager.close();
    }
}
