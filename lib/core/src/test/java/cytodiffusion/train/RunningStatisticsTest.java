package cytodiffusion.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.Network;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.nn.TensorSpec.Start;
import cytodiffusion.nn.Weights;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningStatisticsTest {
    private static final TrainingSettings SETTINGS = new TrainingSettings(0.1, 0, 0, 1, 0.5);

    /** One number to learn and one statistic. */
    private static final Network NETWORK = new Network() {
        @Override
        public void describe(Consumer<TensorSpec> tensors) {
            tensors.accept(new TensorSpec("w", new Shape(1), Start.ONES, 1));
            tensors.accept(TensorSpec.statistic("mean", new Shape(1), Start.ZEROS));
        }
    };

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    /** Each step's batch shows its number as the mean. */
    private NDArray loss(Parameters p, Float batch) {
        assertTrue(p.training());
        p.observe("mean", manager.create(new float[] {batch}));
        return p.get("w").mul(manager.create(batch.floatValue())).sum();
    }

    private static Trainer<Float> trainer(TrainingState state, Objective<Float> objective) {
        return new Trainer<>(state, SETTINGS, Precision.FP32, objective, step -> (float) step);
    }

    private static void train(Trainer<Float> trainer, long lastStep) {
        trainer.run("test", lastStep, () -> false, Progress.SILENT, (step, loss) -> {});
    }

    private static void train(TrainingState state, Objective<Float> objective, long lastStep) {
        train(trainer(state, objective), lastStep);
    }

    private static float mean(Weights weights) {
        return weights.get("mean").toFloatArray()[0];
    }

    @Test
    void followWhatBatchesShowAndAreAveragedLikeTheWeights() {
        TrainingState state = TrainingState.fresh(NETWORK, manager, 1);
        train(state, this::loss, 3);
        double running = 0;
        double average = 0;
        for (int step = 1; step <= 3; step++) {
            running += 0.1 * (step - running);
            double keep = Math.min(0.5, (1.0 + step) / (10.0 + step));
            average += (1 - keep) * (running - average);
        }
        assertEquals(running, mean(state.weights()), 1e-6);
        assertEquals(average, mean(state.average()), 1e-6);
    }

    @Test
    void areNotTouchedByTheOptimizer() {
        TrainingState state = TrainingState.fresh(NETWORK, manager, 1);
        train(
                state,
                (p, batch) -> p.get("w").mul(manager.create(batch.floatValue())).sum(),
                2);
        assertEquals(List.of("mean"), state.weights().statistics());
        assertFalse(state.weights().get("mean").hasGradient());
        assertEquals(0, mean(state.weights()));
        assertTrue(state.weights().get("w").toFloatArray()[0] < 1);
    }

    @Test
    void aStepThatFailsLeavesNoTrace() {
        TrainingState state = TrainingState.fresh(NETWORK, manager, 1);
        train(state, this::loss, 2);
        float before = mean(state.weights());
        assertThrows(
                DivergedException.class,
                () -> train(state, (p, batch) -> loss(p, batch).mul(manager.create(Float.NaN)), 3));
        assertEquals(before, mean(state.weights()));
    }

    @Test
    void stayInFloat32AndAreReadOnlyOutsideOfATraining() {
        Weights weights = Weights.random(NETWORK, manager, 1);
        Parameters parameters = weights.in(Precision.BF16, manager);
        assertFalse(parameters.training());
        parameters.observe("mean", manager.create(new float[] {7}));
        assertArrayEquals(new float[] {0}, parameters.get("mean").toFloatArray());
    }

    @Test
    void areSavedWithTheState(@TempDir Path folder) throws IOException {
        TrainingState state = TrainingState.fresh(NETWORK, manager, 1);
        train(state, this::loss, 2);
        Path file = folder.resolve("state.safetensors");
        state.save(file, Map.of());
        TrainingState resumed = TrainingState.open(file, NETWORK, manager);
        train(state, this::loss, 4);
        train(resumed, this::loss, 4);
        assertEquals(mean(state.weights()), mean(resumed.weights()));
        assertEquals(mean(state.average()), mean(resumed.average()));
    }

    @Test
    void leaveNoArraysBehind() {
        TrainingState state = TrainingState.fresh(NETWORK, manager, 1);
        Trainer<Float> trainer = trainer(state, this::loss);
        train(trainer, 2);
        int managed = manager.getManagedArrays().size();
        train(trainer, 12);
        assertEquals(managed, manager.getManagedArrays().size());
    }
}
