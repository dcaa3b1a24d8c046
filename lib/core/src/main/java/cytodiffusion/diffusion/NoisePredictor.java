package cytodiffusion.diffusion;

import ai.djl.ndarray.NDArray;

/** A UNet with its weights and a class condition: what a sampler asks at each step. */
@FunctionalInterface
public interface NoisePredictor {
    /**
     * The noise in latents.
     *
     * @param latents (n, channels, height, width)
     * @param timestep of all of them, in [0, 999]
     */
    NDArray predict(NDArray latents, int timestep);
}
