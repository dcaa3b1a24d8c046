package cytodiffusion.diffusion;

import ai.djl.ndarray.NDArray;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;

/**
 * The deterministic sampler of denoising diffusion implicit models (Song et al., 2021, eta = 0), with Stable Diffusion
 * 1.5's settings in diffusers: timesteps evenly spaced from the front, shifted by one, and the last step to the noise
 * level of timestep 0.
 *
 * @param steps a divisor of 1000; the paper has 50
 */
public record Ddim(int steps) {
    private static final NoiseSchedule SCHEDULE = NoiseSchedule.STABLE_DIFFUSION;

    public Ddim {
        if (steps < 1 || steps > NoiseSchedule.STEPS || NoiseSchedule.STEPS % steps != 0) {
            throw new IllegalArgumentException("DDIM takes a number of steps that divides 1000, not " + steps);
        }
    }

    /** The timesteps, from the noisiest. */
    public int[] timesteps() {
        int stride = NoiseSchedule.STEPS / steps;
        int[] timesteps = new int[steps];
        for (int i = 0; i < steps; i++) {
            timesteps[i] = Math.min((steps - 1 - i) * stride + 1, NoiseSchedule.STEPS - 1);
        }
        return timesteps;
    }

    /**
     * The factors of one step: the next latents are {@code latents * x + noise * eps}.
     *
     * @param x on the latents
     * @param eps on the predicted noise
     */
    record Coefficients(double x, double eps) {}

    /** The factors of the step at {@code timestep}. */
    Coefficients coefficients(int timestep) {
        int next = timestep - NoiseSchedule.STEPS / steps;
        double alpha = SCHEDULE.alphaBar(timestep);
        double alphaNext = SCHEDULE.alphaBar(Math.max(0, next));
        double x = Math.sqrt(alphaNext / alpha);
        return new Coefficients(x, Math.sqrt(1 - alphaNext) - x * Math.sqrt(1 - alpha));
    }

    /**
     * Turns noise into latents.
     *
     * @param noise standard normal (n, channels, height, width)
     * @param stop where it asks to end, the latents are returned half denoised
     */
    public NDArray sample(NoisePredictor model, NDArray noise, Stop stop, Progress progress) {
        NDArray latents = noise;
        try (Scope outer = new Scope();
                Progress.Task task = progress.start("Sampling", "steps", steps)) {
            int done = 0;
            for (int timestep : timesteps()) {
                if (stop.requested()) {
                    break;
                }
                try (Scope scope = new Scope()) {
                    Coefficients c = coefficients(timestep);
                    NDArray predicted = model.predict(latents, timestep);
                    latents = scope.keep(NativeOps.scale(latents, c.x()).add(NativeOps.scale(predicted, c.eps())));
                }
                task.update(++done, "");
            }
            return outer.keep(done == 0 ? noise.duplicate() : latents);
        }
    }
}
