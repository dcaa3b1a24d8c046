package cytodiffusion.discriminative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.ImageSpace;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.nn.Weights;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import cytodiffusion.train.BatchSource;
import cytodiffusion.train.ImageBatch;
import cytodiffusion.train.Trainer;
import cytodiffusion.train.TrainingSettings;
import cytodiffusion.train.TrainingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small networks learn to tell red squares from blue ones. */
class TrainingTest {
    private static final int SIZE = 32;

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<Architecture> architectures() {
        return Stream.of(
                ResNetConfig.resnet18(4),
                ResNetConfig.resnet18(8).withGroups(4),
                new VisionTransformerConfig(VisionTransformerConfig.FAMILY, 8, 2, 2, 16, 32),
                new EfficientNetConfig(
                        EfficientNetConfig.FAMILY,
                        List.of(
                                new EfficientNetConfig.Stage(true, 2, 1, 8, 1),
                                new EfficientNetConfig.Stage(false, 2, 2, 16, 2)),
                        16,
                        0.2,
                        0.1));
    }

    /** Noise that is a little redder (class 0) or bluer (class 1). */
    private static RgbImage square(int label, SplittableRandom random) {
        byte[] pixels = new byte[SIZE * SIZE * 3];
        for (int i = 0; i < pixels.length; i++) {
            boolean stronger = i % 3 == 2 * label;
            pixels[i] = (byte) (random.nextInt(128) + (stronger ? 100 : 60));
        }
        return new RgbImage(SIZE, SIZE, pixels);
    }

    private static ImageBatch batch(long step) {
        SplittableRandom random = Seeds.random(2, step);
        int[] labels = {0, 1, 0, 1, 0, 1, 0, 1};
        List<RgbImage> images = new ArrayList<>();
        Arrays.stream(labels).forEach(label -> images.add(square(label, random)));
        return ImageBatch.of(images, labels, ImageSpace.RGB);
    }

    private List<Double> train(TrainingState state, ImageNetwork network, double mixup, long steps) {
        BatchSource<CrossEntropy.Batch> batches = CrossEntropy.batches(TrainingTest::batch, 2, mixup, 4);
        List<Double> losses = new ArrayList<>();
        new Trainer<>(
                        state,
                        new TrainingSettings(1e-2, 0, 0.01, 1, 0.9),
                        Precision.FP32,
                        new CrossEntropy(network, manager),
                        batches)
                .run("test", steps, () -> false, Progress.SILENT, (step, loss) -> losses.add(loss));
        return losses;
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void learns(Architecture architecture) {
        ImageNetwork network = architecture.network(2, SIZE);
        TrainingState state = TrainingState.fresh(network, manager, 1);
        train(state, network, 0, 30);
        assertEquals(40, right(network, state.average()), architecture.toString());
    }

    /** Images right of 40 that were not trained on. */
    private int right(ImageNetwork network, Weights weights) {
        SplittableRandom random = new SplittableRandom(99);
        Preprocessing preprocessing = new Preprocessing(0, SIZE);
        try (BaselineClassifier classifier =
                new BaselineClassifier(network, weights, preprocessing, Precision.FP32, manager)) {
            List<RgbImage> images = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                images.add(square(i % 2, random));
            }
            List<Logits> logits = classifier.logits(images);
            int right = 0;
            for (int i = 0; i < 40; i++) {
                right += logits.get(i).predicted() == i % 2 ? 1 : 0;
            }
            return right;
        }
    }

    @Test
    void theSameSeedGivesTheSameCurveWithDropoutAndMixup() {
        ImageNetwork network = architectures().toList().get(3).network(2, SIZE);
        List<Double> once = train(TrainingState.fresh(network, manager, 1), network, 0.3, 4);
        assertEquals(once, train(TrainingState.fresh(network, manager, 1), network, 0.3, 4));
        assertNotEquals(once, train(TrainingState.fresh(network, manager, 1), network, 0, 4));
    }

    @Test
    void theFirstLossIsThatOfGuessing() {
        ImageNetwork network = ResNetConfig.resnet18(4).network(2, SIZE);
        double first =
                train(TrainingState.fresh(network, manager, 1), network, 0, 1).get(0);
        assertTrue(Math.abs(first - Math.log(2)) < 0.3, "loss " + first);
    }
}
