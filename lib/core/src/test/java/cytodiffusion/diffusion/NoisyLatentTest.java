package cytodiffusion.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class NoisyLatentTest {
    /** alphaBar(0) = 0.99915 and alphaBar(999) = 0.0046601 in diffusers' schedule for Stable Diffusion 1.5. */
    @Test
    void aLatentKeepsTheRootOfAlphaBarAndGetsTheRootOfTheRestInNoise() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray latents = manager.create(new float[] {1, -2, 1, -2}, new Shape(2, 1, 1, 2));
            NDArray noise = manager.create(new float[] {3, 3, 3, 3}, new Shape(2, 1, 1, 2));

            float[] noisy = NoisyLatent.of(latents, noise, 0, 999).toFloatArray();

            double[] signal = {Math.sqrt(0.99915), Math.sqrt(0.0046601)};
            double[] share = {Math.sqrt(0.00085), Math.sqrt(1 - 0.0046601)};
            float[] expected = {
                (float) (signal[0] + 3 * share[0]),
                (float) (-2 * signal[0] + 3 * share[0]),
                (float) (signal[1] + 3 * share[1]),
                (float) (-2 * signal[1] + 3 * share[1])
            };
            assertArrayEquals(expected, noisy, 1e-4f);
        }
    }
}
