package cytodiffusion.evaluation.cells;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.discriminative.Architecture;
import cytodiffusion.discriminative.BaselineClassifier;
import cytodiffusion.discriminative.ClassOrder;
import cytodiffusion.discriminative.CrossEntropy;
import cytodiffusion.discriminative.ImageNetwork;
import cytodiffusion.discriminative.ResNetConfig;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Precision;
import cytodiffusion.train.ImageBatches;
import cytodiffusion.train.Trainer;
import cytodiffusion.train.TrainingSettings;
import cytodiffusion.train.TrainingState;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * A network that is trained in seconds on pictures in memory, with flips: turning them would blur what tells real from
 * synthetic. Where no other is asked for, it is a narrow ResNet-18 with group normalization.
 */
public final class SmallNetwork implements AutoCloseable {
    private static final int BATCH = 32;
    private static final int CHANNELS_A_GROUP = 4;

    private static final long WEIGHTS = 1;
    private static final long BATCHES = 2;
    private static final long OBJECTIVE = 3;

    private final NDManager manager;
    private final TrainingState state;
    private final BaselineClassifier classifier;

    /**
     * @param width channels of the first stage
     * @param steps of its training
     */
    public record Size(int width, long steps) {
        Learner learner() {
            return new Learner(
                    ResNetConfig.resnet18(width).withGroups(Math.max(1, width / CHANNELS_A_GROUP)),
                    new TrainingSettings(1e-3, 20, 0.01, 1, 0.99),
                    steps,
                    ClassOrder.BALANCED);
        }
    }

    /**
     * A network and how it learns.
     *
     * @param architecture of the network
     * @param settings of its training
     * @param steps of its training
     * @param order how often pictures of each class come up
     */
    public record Learner(Architecture architecture, TrainingSettings settings, long steps, ClassOrder order) {}

    private SmallNetwork(NDManager manager, TrainingState state, BaselineClassifier classifier) {
        this.manager = manager;
        this.state = state;
        this.classifier = classifier;
    }

    /**
     * Learns to tell the classes of these cells.
     *
     * @param name of the work, for the progress
     * @throws CancellationException where it was stopped
     */
    public static SmallNetwork train(
            String name, CellSet cells, Size size, Precision precision, long seed, Stop stop, Progress progress) {
        return train(name, cells, size.learner(), precision, seed, stop, progress);
    }

    /** The same of another network. */
    public static SmallNetwork train(
            String name, CellSet cells, Learner learner, Precision precision, long seed, Stop stop, Progress progress) {
        NDManager manager = NDManager.newBaseManager();
        try {
            ImageNetwork network =
                    learner.architecture().network(cells.classes().size(), cells.imageSize());
            TrainingState state = TrainingState.fresh(network, manager, Seeds.derive(seed, WEIGHTS));
            ImageBatches balanced = new ImageBatches(
                    cells.images()::get,
                    cells.labels(),
                    Augmentation.flips(),
                    cells.imageSize(),
                    BATCH,
                    Seeds.derive(seed, BATCHES));
            ImageBatches images = learner.order() == ClassOrder.BALANCED ? balanced : balanced.asOftenAsTheyAre();
            new Trainer<>(
                            state,
                            learner.settings(),
                            precision,
                            new CrossEntropy(
                                    network,
                                    manager,
                                    learner.order()
                                            .weights(
                                                    cells.labels(),
                                                    cells.classes().size())),
                            CrossEntropy.batches(images, cells.classes().size(), 0, Seeds.derive(seed, OBJECTIVE)))
                    .run(name, learner.steps(), stop, progress, (step, loss) -> {});
            if (stop.requested()) {
                throw new CancellationException(name + " was interrupted");
            }
            Preprocessing asTheyAre = new Preprocessing(0, cells.imageSize());
            return new SmallNetwork(
                    manager, state, new BaselineClassifier(network, state.average(), asTheyAre, precision, manager));
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** The class that the network takes each picture for. */
    public int[] predict(List<RgbImage> images) {
        return classifier.predict(images);
    }

    /** One row of features a picture: what the last layer sees. */
    public double[][] features(List<RgbImage> images) {
        return classifier.features(images);
    }

    @Override
    public void close() {
        classifier.close();
        state.close();
        manager.close();
    }
}
