package cytodiffusion.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.Network;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.nn.TensorSpec.Start;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Optimizers on two numbers, a and b, whose loss is (a + b)^2 / 2, against their formulas by hand. */
class OptimizerTest {
    private static final Network NUMBERS = tensors -> {
        tensors.accept(new TensorSpec("first.a", new Shape(1), Start.ONES, 1));
        tensors.accept(new TensorSpec("second.b", new Shape(1), Start.ONES, 1));
    };

    private static final TrainingSettings MOMENTUM =
            new TrainingSettings(Method.MOMENTUM, 0.1, 0, 0.5, Double.POSITIVE_INFINITY, 0, 0.9);

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    private static NDArray loss(Parameters p, Long step) {
        NDArray sum = p.get("first.a").add(p.get("second.b"));
        return sum.mul(sum).sum().div(sum.getManager().create(2f));
    }

    private static void train(TrainingState state, TrainingSettings settings, long steps) {
        new Trainer<Long>(state, settings, Precision.FP32, OptimizerTest::loss, step -> step)
                .run("test", steps, () -> false, Progress.SILENT, (step, loss) -> {});
    }

    private static float a(TrainingState state) {
        return state.weights().get("first.a").getFloat();
    }

    /** v = 0.9 v + g + 0.5 a, a = a - 0.1 v: with g = 2 the first step goes from 1 to 0.75, the second from there on. */
    @Test
    void momentumAddsUpAndWeightDecayIsAPartOfTheGradient() {
        TrainingState state = TrainingState.fresh(NUMBERS, manager, 1);
        train(state, MOMENTUM, 1);
        assertEquals(0.75, a(state), 1e-6);
        train(state, MOMENTUM, 2);
        double velocity = 0.9 * 2.5 + (0.75 + 0.75) + 0.5 * 0.75;
        assertEquals(0.75 - 0.1 * velocity, a(state), 1e-6);
        assertEquals(a(state), state.average().get("first.a").getFloat(), 1e-6, "no average was asked for");
    }

    /** Adam's first step is the learning rate, whatever the gradient, and nothing decays. */
    @Test
    void adamsFirstStepIsTheLearningRate() {
        TrainingState state = TrainingState.fresh(NUMBERS, manager, 1);
        train(state, TrainingSettings.plain(Method.ADAM, 0.01, 0), 1);
        assertEquals(0.99, a(state), 1e-6);
    }

    @Test
    void momentumGoesOnAfterAResume(@TempDir Path folder) throws IOException {
        TrainingState whole = TrainingState.fresh(NUMBERS, manager, 1);
        train(whole, MOMENTUM, 5);
        TrainingState part = TrainingState.fresh(NUMBERS, manager, 1);
        train(part, MOMENTUM, 2);
        Path file = folder.resolve("state.safetensors");
        part.save(file, Map.of());
        TrainingState resumed = TrainingState.open(file, NUMBERS, manager);
        train(resumed, MOMENTUM, 5);
        assertEquals(a(whole), a(resumed));
    }

    @Test
    void aFrozenLayerStaysAsItIs() {
        TrainingState state = TrainingState.fresh(NUMBERS, manager, 1);
        state.freezeAllBut("second");
        train(state, MOMENTUM, 1);
        assertArrayEquals(new float[] {1}, state.weights().get("first.a").toFloatArray());
        assertEquals(0.75, state.weights().get("second.b").getFloat(), 1e-6);
    }

    @Test
    void adamWithWeightDecayIsAdamW() {
        assertThrows(IllegalArgumentException.class, () -> new TrainingSettings(Method.ADAM, 0.1, 0, 0.01, 1, 0, 0.9));
        assertEquals(
                0, new TrainingSettings(0.1, 0, 0.01, 1, 0).method(Method.ADAM).weightDecay());
        for (Method method : Method.values()) {
            assertEquals(method, Method.of(method.id()));
        }
    }
}
