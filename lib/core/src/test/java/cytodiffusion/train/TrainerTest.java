package cytodiffusion.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.data.Seeds;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.nn.latent.AutoencoderConfig;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Gaussian;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("numerics")
class TrainerTest {
    private static final TrainingSettings SETTINGS = new TrainingSettings(1e-2, 2, 0.01, 1, 0.99);

    private final NDManager manager = NDManager.newBaseManager();
    private final Autoencoder network = new Autoencoder(AutoencoderConfig.of(2, List.of(8, 8), 1, 4));

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray loss(Parameters parameters, float[] batch) {
        NDArray images = manager.create(batch, new Shape(2, 3, 8, 8));
        NDArray mean = network.encode(parameters, images).mean();
        return network.decode(parameters, mean).sub(images).square().mean();
    }

    /** Two images, each of one colour. */
    private static float[] batch(long step) {
        float[] colours = Gaussian.numbers(Seeds.random(5, step), 6);
        float[] pixels = new float[2 * 3 * 8 * 8];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = colours[i / 64];
        }
        return pixels;
    }

    private Trainer<float[]> trainer(TrainingState state) {
        return new Trainer<>(state, SETTINGS, Precision.FP32, this::loss, TrainerTest::batch);
    }

    private List<Double> run(TrainingState state, long lastStep) {
        List<Double> losses = new ArrayList<>();
        trainer(state).run("test", lastStep, () -> false, Progress.SILENT, (step, loss) -> losses.add(loss));
        return losses;
    }

    @Test
    void learns() {
        List<Double> losses = new ArrayList<>();
        Trainer<float[]> trainer = new Trainer<>(
                TrainingState.fresh(network, manager, 1), SETTINGS, Precision.FP32, this::loss, step -> batch(1));
        trainer.run("test", 40, () -> false, Progress.SILENT, (step, loss) -> losses.add(loss));
        assertTrue(losses.get(39) < 0.2 * losses.get(0), losses.toString());
    }

    @Test
    void sameSeedGivesTheSameCurveBitForBit() {
        List<Double> once = run(TrainingState.fresh(network, manager, 1), 6);
        assertEquals(once, run(TrainingState.fresh(network, manager, 1), 6));
        assertNotEquals(once, run(TrainingState.fresh(network, manager, 2), 6));
    }

    @Test
    void goesOnAfterAResumeAsIfNothingHadHappened(@TempDir Path folder) throws IOException {
        TrainingState whole = TrainingState.fresh(network, manager, 1);
        List<Double> losses = run(whole, 8);

        TrainingState first = TrainingState.fresh(network, manager, 1);
        List<Double> parts = new ArrayList<>(run(first, 3));
        Path file = folder.resolve("state.safetensors");
        first.save(file, Map.of());
        TrainingState second = TrainingState.open(file, network, manager);
        parts.addAll(run(second, 8));

        assertEquals(losses, parts);
        assertSame(whole.weights(), second.weights());
        assertSame(whole.average(), second.average());
    }

    private static void assertSame(Weights expected, Weights actual) {
        for (String name : expected.names()) {
            assertArrayEquals(
                    expected.get(name).toFloatArray(), actual.get(name).toFloatArray(), name);
        }
    }

    @Test
    void stopsAtAStepsEdge() {
        TrainingState state = TrainingState.fresh(network, manager, 1);
        trainer(state).run("test", 100, () -> state.step() >= 3, Progress.SILENT, (step, loss) -> {});
        assertEquals(3, state.step());
    }

    @Test
    void aLossThatIsNotFiniteLeavesTheStateOfTheStepBefore() {
        TrainingState state = TrainingState.fresh(network, manager, 1);
        run(state, 2);
        float[] before = state.weights().get("decoder.conv_in.weight").toFloatArray();
        Objective<float[]> broken =
                (parameters, batch) -> loss(parameters, batch).mul(Float.NaN);
        Trainer<float[]> trainer = new Trainer<>(state, SETTINGS, Precision.FP32, broken, TrainerTest::batch);
        DivergedException problem = assertThrows(
                DivergedException.class,
                () -> trainer.run("test", 5, () -> false, Progress.SILENT, (step, loss) -> {}));
        assertTrue(problem.getMessage().startsWith("Step 3 "), problem.getMessage());
        assertEquals(2, state.step());
        assertArrayEquals(before, state.weights().get("decoder.conv_in.weight").toFloatArray());
    }

    @Test
    void aLossThatIsNotFiniteNamesTheImagesOfItsBatch() {
        BatchSource<float[]> named = new BatchSource<>() {
            @Override
            public float[] batch(long step) {
                return TrainerTest.batch(step);
            }

            @Override
            public List<String> names(long step) {
                return List.of("monocyte/" + step, "platelet/" + step);
            }
        };
        Objective<float[]> broken =
                (parameters, batch) -> loss(parameters, batch).mul(batch[0] == batch(2)[0] ? Float.NaN : 1);
        Trainer<float[]> trainer =
                new Trainer<>(TrainingState.fresh(network, manager, 1), SETTINGS, Precision.FP32, broken, named);
        DivergedException problem = assertThrows(
                DivergedException.class,
                () -> trainer.run("test", 5, () -> false, Progress.SILENT, (step, loss) -> {}));
        assertTrue(problem.getMessage().contains("monocyte/2, platelet/2"), problem.getMessage());
    }

    @Test
    void leavesNoArraysBehind() {
        TrainingState state = TrainingState.fresh(network, manager, 1);
        Trainer<float[]> trainer = trainer(state);
        trainer.run("test", 3, () -> false, Progress.SILENT, (step, loss) -> {});
        int managed = count(manager);
        trainer.run("test", 13, () -> false, Progress.SILENT, (step, loss) -> {});
        assertEquals(managed, count(manager));
    }

    private static int count(NDManager manager) {
        return manager.getManagedArrays().size();
    }
}
