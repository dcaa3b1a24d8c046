package cytodiffusion.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.tensor.Scope;
import java.util.function.IntToDoubleFunction;

/**
 * Latents with noise in them (CytoDiffusion, Equation 2): {@code sqrt(alphaBar(t)) x + sqrt(1 - alphaBar(t)) noise}, by
 * Stable Diffusion's schedule.
 */
public final class NoisyLatent {
    private NoisyLatent() {}

    /**
     * Adds noise.
     *
     * @param latents (n, channels, size, size)
     * @param noise of the same shape, standard normal
     * @param timesteps of each, in [0, 999]
     */
    public static NDArray of(NDArray latents, NDArray noise, int... timesteps) {
        NoiseSchedule schedule = NoiseSchedule.STABLE_DIFFUSION;
        try (Scope scope = new Scope()) {
            NDArray signal = latents.mul(share(latents, timesteps, schedule::signal));
            return scope.keep(signal.add(noise.mul(share(latents, timesteps, schedule::noise))));
        }
    }

    /** (n, 1, 1, 1). */
    private static NDArray share(NDArray latents, int[] timesteps, IntToDoubleFunction of) {
        float[] values = new float[timesteps.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) of.applyAsDouble(timesteps[i]);
        }
        return latents.getManager().create(values, new Shape(values.length, 1, 1, 1));
    }
}
