package cytodiffusion.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.train.BatchSource;
import cytodiffusion.train.ImageBatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DenoisingBatchesTest {
    private static final int CLASSES = 4;

    /** Images of one grey value each, which is their class. */
    private final BatchSource<ImageBatch> images = step -> {
        int[] labels = IntStream.range(0, 8).map(i -> i % CLASSES).toArray();
        float[] pixels = new float[8 * 3 * 4 * 4];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = labels[i / 48];
        }
        return new ImageBatch(4, pixels, labels);
    };

    private DenoisingBatches batches(double mixup) {
        return new DenoisingBatches(images, new DenoisingBatches.Settings(CLASSES, 2, 3, 0, mixup), 7);
    }

    @Test
    void dependOnTheStepAlone() {
        DenoisingBatches one = batches(0.3);
        DenoisingBatches other = batches(0.3);
        one.batch(1);
        assertArrayEquals(other.batch(2).noise(), one.batch(2).noise());
        assertArrayEquals(other.batch(2).timesteps(), one.batch(2).timesteps());
    }

    @Test
    void withoutMixupEachRowIsOneHot() {
        DenoisingBatch batch = batches(0).batch(1);
        for (int i = 0; i < 8; i++) {
            for (int c = 0; c < CLASSES; c++) {
                assertEquals(batch.images().labels()[i] == c ? 1 : 0, batch.rows()[i * CLASSES + c]);
            }
        }
    }

    @Test
    void mixupMixesImageAndConditionByTheSameShare() {
        for (int step = 1; step <= 20; step++) {
            DenoisingBatch batch = batches(1).batch(step);
            for (int i = 0; i < 8; i++) {
                double expected = 0;
                double sum = 0;
                for (int c = 0; c < CLASSES; c++) {
                    expected += c * batch.rows()[i * CLASSES + c];
                    sum += batch.rows()[i * CLASSES + c];
                }
                assertEquals(1, sum, 1e-6);
                assertEquals(expected, batch.images().pixels()[i * 48], 1e-5);
            }
        }
    }

    @Test
    void noiseIsStandardNormal() {
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int step = 1; step <= 200; step++) {
            for (float value : batches(0).batch(step).noise()) {
                sum += value;
                squares += value * value;
                n++;
            }
        }
        // Five standard errors.
        assertTrue(Math.abs(sum / n) < 5 / Math.sqrt(n), "mean " + sum / n);
        assertTrue(Math.abs(squares / n - 1) < 5 * Math.sqrt(2.0 / n), "variance " + squares / n);
    }
}
