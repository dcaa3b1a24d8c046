package cytodiffusion.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.gan.AdversarialLoss.Batch;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.Weights;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import cytodiffusion.train.AlternatingTrainer;
import cytodiffusion.train.AlternatingTrainer.Losses;
import cytodiffusion.train.ImageBatch;
import cytodiffusion.train.Method;
import cytodiffusion.train.NetworkPair;
import cytodiffusion.train.TrainingSettings;
import cytodiffusion.train.TrainingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdversarialLossTest {
    private static final GanConfig TINY = TinyGan.CONFIG;

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void theLossIsTheCrossEntropyOfTheSigmoid() {
        NDArray logits = manager.create(new float[] {-2, 0, 3});
        double sure = AdversarialLoss.crossEntropy(logits, 1).getFloat();
        double real = Arrays.stream(new double[] {-2, 0, 3})
                .map(x -> -Math.log(1 / (1 + Math.exp(-x))))
                .average()
                .orElseThrow();
        assertEquals(real, sure, 1e-6);
        double smooth = AdversarialLoss.crossEntropy(logits, 0.9).getFloat();
        double drawn = AdversarialLoss.crossEntropy(logits, 0).getFloat();
        assertEquals(0.9 * sure + 0.1 * drawn, smooth, 1e-6);
    }

    /** White squares of one class on black, red ones of the other. */
    private static ImageBatch squares(long step) {
        SplittableRandom random = new SplittableRandom(step);
        int size = TINY.imageSize();
        int[] labels = {0, 1, 0, 1, 0, 1, 0, 1};
        float[] pixels = new float[labels.length * 3 * size * size];
        for (int n = 0; n < labels.length; n++) {
            for (int c = 0; c < 3; c++) {
                float value = labels[n] == 0 || c == 0 ? 0.8f : -0.8f;
                Arrays.fill(
                        pixels,
                        (n * 3 + c) * size * size,
                        (n * 3 + c + 1) * size * size,
                        value + (float) (0.1 * random.nextDouble()));
            }
        }
        return new ImageBatch(size, pixels, labels);
    }

    private List<Losses> train(TrainingState state, long lastStep) {
        Generator generator = TINY.generator(2);
        List<Losses> losses = new ArrayList<>();
        TrainingSettings settings = new TrainingSettings(Method.ADAM, 2e-3, 0, 0, Double.POSITIVE_INFINITY, 0.9, 0.5);
        new AlternatingTrainer<Batch>(
                        state,
                        settings,
                        settings,
                        Precision.FP32,
                        new AdversarialLoss(generator, TINY.discriminator(2), 0.9, manager),
                        AdversarialLoss.batches(AdversarialLossTest::squares, Noise.of(generator), 7))
                .run("", lastStep, () -> false, Progress.SILENT, (step, loss) -> losses.add(loss));
        return losses;
    }

    private TrainingState fresh() {
        return TrainingState.fresh(new NetworkPair(TINY.generator(2), TINY.discriminator(2)), manager, 3);
    }

    @Test
    void learnsWhichColourTheClassesHave() {
        TrainingState state = fresh();
        List<Losses> losses = train(state, 150);
        assertEquals(2 * Math.log(2), losses.get(0).judge(), 0.5);
        Generator generator = TINY.generator(2);
        int plane = TINY.imageSize() * TINY.imageSize();
        try (Weights average = TinyGan.generatorOf(state);
                Painter painter = new Painter(generator, average, Precision.FP32, manager)) {
            float[] noise = Noise.of(generator).rows(new int[] {0, 1}, new SplittableRandom(5));
            float[] drawn = painter.paint(noise);
            double white = mean(drawn, plane, 2 * plane);
            double red = mean(drawn, 4 * plane, 5 * plane);
            assertTrue(white > 0.3, "green of the white class: " + white);
            assertTrue(red < -0.3, "green of the red class: " + red);
        }
    }

    private static double mean(float[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }

    @Test
    void theSameSeedGivesTheSameTraining() {
        assertEquals(train(fresh(), 5), train(fresh(), 5));
    }

    @Test
    void onlyTheLogitOfTheImagesClassCounts() {
        Discriminator discriminator = TINY.discriminator(2);
        Weights weights = Weights.random(discriminator, manager, 1);
        Parameters p = weights.in(Precision.FP32);
        NDArray image = manager.create(squares(1).part(0, 1).pixels(), new Shape(1, 3, 8, 8));
        float zero =
                discriminator.forward(p, image, new int[] {0}, Dropout.NONE).getFloat();
        float one = discriminator.forward(p, image, new int[] {1}, Dropout.NONE).getFloat();
        assertNotEquals(zero, one);
        NDArray both = image.concat(image);
        assertArrayEquals(
                new float[] {one, zero},
                discriminator.forward(p, both, new int[] {1, 0}, Dropout.NONE).toFloatArray(),
                1e-6f);
    }

    /**
     * In a step of one image the normalization behind the dense layer has one value of each of its outputs, which it makes
     * its shift: whatever the noise is, the same is drawn.
     */
    @Test
    void inABatchOfOneTheGeneratorDoesNotSeeItsNoise() {
        Generator generator = TINY.generator(1);
        Parameters training = TinyGan.inTraining(Weights.random(generator, manager, 1));
        assertArrayEquals(image(generator, training, 1, 1), image(generator, training, 2, 1));
        assertTrue(!Arrays.equals(image(generator, training, 1, 2), image(generator, training, 2, 2)));
    }

    private float[] image(Generator generator, Parameters p, long seed, int count) {
        float[] noise = Noise.of(generator).rows(new int[count], new SplittableRandom(seed));
        NDArray input = manager.create(noise, new Shape(count, generator.inputs()));
        return generator.forward(p, input, Dropout.NONE).toFloatArray();
    }
}
