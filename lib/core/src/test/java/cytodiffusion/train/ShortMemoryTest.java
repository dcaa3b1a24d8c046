package cytodiffusion.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.data.Seeds;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.nn.latent.AutoencoderConfig;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Gaussian;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.TooLittleMemoryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A memory that holds only so many images at once, played by an objective that fails as libtorch does. */
class ShortMemoryTest {
    private static final int IMAGES = 7;
    private static final int PIXELS = 3 * 8 * 8;

    private final NDManager manager = NDManager.newBaseManager();
    private final Autoencoder network = new Autoencoder(AutoencoderConfig.of(2, List.of(8, 8), 1, 4));

    @AfterEach
    void close() {
        manager.close();
    }

    private final class Crowded implements Objective<float[]> {
        private final int room;
        private final List<Integer> tried = new ArrayList<>();

        Crowded(int room) {
            this.room = room;
        }

        @Override
        public NDArray loss(Parameters parameters, float[] batch) {
            tried.add(count(batch));
            NDArray images = manager.create(batch, new Shape(count(batch), 3, 8, 8));
            NDArray mean = network.encode(parameters, images).mean();
            if (count(batch) > room) {
                // Some of the work is done by then.
                throw new RuntimeException(
                        "DefaultCPUAllocator: can't allocate memory: you tried to allocate 99 bytes");
            }
            return network.decode(parameters, mean).sub(images).square().mean();
        }

        @Override
        public int count(float[] batch) {
            return batch.length / PIXELS;
        }

        @Override
        public float[] part(float[] batch, int from, int to) {
            return Arrays.copyOfRange(batch, from * PIXELS, to * PIXELS);
        }
    }

    private static float[] batch(long step) {
        return Gaussian.numbers(Seeds.random(5, step), IMAGES * PIXELS);
    }

    private List<Double> train(TrainingState state, Objective<float[]> objective) {
        List<Double> losses = new ArrayList<>();
        new Trainer<>(
                        state,
                        new TrainingSettings(1e-2, 2, 0.01, 1, 0.99),
                        Precision.FP32,
                        objective,
                        ShortMemoryTest::batch)
                .run("test", 3, () -> false, Progress.SILENT, (step, loss) -> losses.add(loss));
        return losses;
    }

    @Test
    void aBatchThatDoesNotFitIsTakenInPartsWithTheSameResult() {
        TrainingState whole = TrainingState.fresh(network, manager, 1);
        List<Double> expected = train(whole, new Crowded(IMAGES));
        TrainingState parts = TrainingState.fresh(network, manager, 1);
        Crowded crowded = new Crowded(2);
        List<Double> losses = train(parts, crowded);

        // 7 do not fit, nor 4; then 2, 2, 2 and 1 in each of the three steps.
        List<Integer> eachStep = List.of(2, 2, 2, 1);
        List<Integer> all = new ArrayList<>(List.of(7, 4));
        for (int step = 0; step < 3; step++) {
            all.addAll(eachStep);
        }
        assertEquals(all, crowded.tried, "what did not fit is not tried again");
        for (int step = 0; step < 3; step++) {
            assertEquals(expected.get(step), losses.get(step), 1e-5 * expected.get(step));
        }
        for (String name : whole.weights().names()) {
            if (name.endsWith("to_k.bias")) {
                // It changes nothing, so that its gradient is rounding alone, and Adam takes full steps along it.
                continue;
            }
            float[] a = whole.weights().get(name).toFloatArray();
            float[] b = parts.weights().get(name).toFloatArray();
            for (int i = 0; i < a.length; i++) {
                assertEquals(a[i], b[i], 2e-4, name);
            }
        }
    }

    @Test
    void whereNotEvenOneImageFitsTheSettingsToChangeAreNamed() {
        TrainingState state = TrainingState.fresh(network, manager, 1);
        TooLittleMemoryException problem =
                assertThrows(TooLittleMemoryException.class, () -> train(state, new Crowded(0)));
        assertTrue(
                problem.getMessage().contains("--size") && problem.getMessage().contains("--preset"));
        assertEquals(0, state.step());
    }

    @Test
    void otherFailuresAreNotTriedAgain() {
        Objective<float[]> broken = (parameters, batch) -> {
            throw new IllegalStateException("The size of tensor a must match");
        };
        TrainingState state = TrainingState.fresh(network, manager, 1);
        IllegalStateException problem = assertThrows(IllegalStateException.class, () -> train(state, broken));
        assertTrue(problem.getMessage().contains("must match"), problem.getMessage());
    }
}
