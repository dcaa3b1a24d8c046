package cytodiffusion.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.nn.latent.AutoencoderConfig;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Gaussian;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Precision;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trainings whose gradients are multiplied by a number in bfloat16 only, as on a machine that computes wrongly in it. */
class StartProofTest {
    private static final TrainingSettings SETTINGS = new TrainingSettings(1e-2, 2, 0.01, 1, 0.99);
    private static final Shape IMAGES = new Shape(2, 3, 8, 8);

    private final NDManager manager = NDManager.newBaseManager();
    private final Autoencoder network = new Autoencoder(AutoencoderConfig.of(2, List.of(8, 8), 1, 4));
    private final TrainingState state = TrainingState.fresh(network, manager, 1);

    @AfterEach
    void close() {
        manager.close();
    }

    private void train(Precision precision, double factorInBrainFloat) {
        Objective<float[]> objective = (parameters, batch) -> {
            NDArray images = manager.create(batch, IMAGES);
            NDArray mean = network.encode(parameters, images).mean();
            NDArray loss = network.decode(parameters, mean).sub(images).square().mean();
            return parameters.precision() == Precision.BF16 ? NativeOps.scale(loss, factorInBrainFloat) : loss;
        };
        new Trainer<>(
                        state,
                        SETTINGS,
                        precision,
                        objective,
                        step -> Gaussian.numbers(new SplittableRandom(step), (int) IMAGES.size()))
                .run("test", 3, () -> false, Progress.SILENT, (step, loss) -> {});
    }

    @Test
    void roundingIsTrue() {
        train(Precision.BF16, 1);
        assertEquals(3, state.step());
    }

    @Test
    void gradientsThatHaveNothingToDoWithFloat32sAreRefusedBeforeTheFirstStep() {
        String name = state.weights().names().get(0);
        float[] before = state.weights().get(name).toFloatArray();
        var refusal = assertThrows(UntruePrecisionException.class, () -> train(Precision.BF16, -1));
        assertTrue(
                refusal.getMessage()
                        .matches(
                                "bf16 is not true for this training: the gradients of two images differ from float32's by"
                                        + " (199|200|201) % of their size; environment/cyto doctor tells whether"
                                        + " the machine is at fault"),
                refusal.getMessage());
        assertEquals(0, state.step());
        assertArrayEquals(before, state.weights().get(name).toFloatArray());
    }

    @Test
    void gradientsThatAreNotFiniteAreRefused() {
        var refusal = assertThrows(UntruePrecisionException.class, () -> train(Precision.BF16, Double.NaN));
        assertTrue(refusal.getMessage().contains("are not finite"), refusal.getMessage());
    }

    @Test
    void float32IsNotLookedAt() {
        train(Precision.FP32, Double.NaN);
        assertEquals(3, state.step());
    }
}
