package cytodiffusion.discriminative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import cytodiffusion.nn.Weights;
import cytodiffusion.tensor.Precision;
import cytodiffusion.train.ImageBatch;
import cytodiffusion.train.Mixup;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageLossTest {
    private final NDManager manager = NDManager.newBaseManager();
    private final ImageNetwork network = ResNetConfig.resnet18(4).network(3, 16);

    @AfterEach
    void close() {
        manager.close();
    }

    /** max(0, 1 - ty) by hand: 0.5 for the right class, 0 and 1.25 for the others, a third of which is the mean. */
    @Test
    void hingeIsZeroBeyondTheMargin() {
        NDArray logits = manager.create(new float[] {0.5f, -2, 0.25f, -3, 2, -1.5f}, new Shape(2, 3));
        NDArray targets = manager.create(new float[] {1, 0, 0, 0, 1, 0}, new Shape(2, 3));
        NDArray losses = new Hinge(network, manager, new double[0]).each(logits, targets);
        assertArrayEquals(new float[] {1.75f / 3, 0}, losses.toFloatArray(), 1e-6f);
    }

    /** By hand: -1/3 where the right class is within the margin, 1/3 where a wrong one is. */
    @Test
    void hingePushesOnlyWhatIsWithinTheMargin() {
        NDArray logits = manager.create(new float[] {0.5f, -2, 0.25f}, new Shape(1, 3));
        logits.setRequiresGradient(true);
        NDArray targets = manager.create(new float[] {1, 0, 0}, new Shape(1, 3));
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(new Hinge(network, manager, new double[0])
                    .each(logits, targets)
                    .sum());
        }
        assertArrayEquals(new float[] {-1f / 3, 0, 1f / 3}, logits.getGradient().toFloatArray(), 1e-6f);
    }

    @Test
    void rareClassesWeighMoreWhereTheyShould() {
        Weights weights = NumbersByName.weights(network, manager);
        double first = loss(weights, LossKind.CROSS_ENTROPY, new int[] {0}, new double[0]);
        double second = loss(weights, LossKind.CROSS_ENTROPY, new int[] {1}, new double[0]);
        double both = loss(weights, LossKind.CROSS_ENTROPY, new int[] {0, 1}, new double[] {0.5, 3, 1});
        assertEquals((0.5 * first + 3 * second) / 2, both, 1e-5 * both);
        assertTrue(Math.abs(both - (first + second) / 2) > 0.01, "weights make a difference");
    }

    /** Images that are all the same, so that their losses differ by their classes only. */
    private double loss(Weights weights, LossKind kind, int[] labels, double[] classWeights) {
        ImageBatch grey = new ImageBatch(16, new float[labels.length * 3 * 16 * 16], labels);
        Mixup.Mixed images = Mixup.draw(grey, 3, 0, new SplittableRandom(0));
        return kind.of(network, manager, classWeights)
                .loss(weights.in(Precision.FP32), new CrossEntropy.Batch(images, 0))
                .getFloat();
    }

    @Test
    void lossesAreKnownByTheirNames() {
        for (LossKind kind : LossKind.values()) {
            assertEquals(kind, LossKind.of(kind.id()));
        }
        assertThrows(IllegalArgumentException.class, () -> LossKind.of("squared"));
    }
}
