package cytodiffusion.diffusion;

import ai.djl.ndarray.NDArray;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Scope;
import java.util.Optional;

/** A way from noise to latents, in a number of evaluations of the network. */
public sealed interface Sampler permits Ddim, DpmSolver {
    /** How many times the network is evaluated. */
    int steps();

    /** What it is called in a figure. */
    String title();

    /** The timesteps at which the network is evaluated, from the noisiest. */
    int[] timesteps();

    /** The path of one batch, which may remember its earlier steps. */
    Path path();

    /** One batch on its way from noise to latents. */
    @FunctionalInterface
    interface Path {
        /**
         * The latents after one more step. What the path remembers belongs to the enclosing {@link Scope}.
         *
         * @param index of the step, from 0, one after the other
         * @param latents before it
         * @param predicted the noise in them
         */
        NDArray next(int index, NDArray latents, NDArray predicted);
    }

    /**
     * Turns noise into latents.
     *
     * @param noise standard normal (n, channels, height, width)
     * @param stop looked at before each step
     * @param stepDone called after each step
     * @return the latents, or nothing where it was stopped
     */
    default Optional<NDArray> sample(NoisePredictor model, NDArray noise, Stop stop, Runnable stepDone) {
        int[] timesteps = timesteps();
        Path path = path();
        NDArray latents = noise;
        try (Scope outer = new Scope()) {
            for (int i = 0; i < timesteps.length; i++) {
                if (stop.requested()) {
                    return Optional.empty();
                }
                latents = path.next(i, latents, model.predict(latents, timesteps[i]));
                stepDone.run();
            }
            return Optional.of(outer.keep(latents));
        }
    }
}
