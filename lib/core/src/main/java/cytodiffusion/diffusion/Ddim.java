package cytodiffusion.diffusion;

import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;

/**
 * The deterministic sampler of denoising diffusion implicit models (Song et al., 2021, eta = 0), with Stable Diffusion
 * 1.5's settings in diffusers: timesteps evenly spaced from the front, shifted by one, and the last step to the noise
 * level of timestep 0.
 *
 * @param steps a divisor of 1000; the paper has 50
 */
public record Ddim(int steps) implements Sampler {
    private static final NoiseSchedule SCHEDULE = NoiseSchedule.STABLE_DIFFUSION;

    public Ddim {
        if (steps < 1 || steps > NoiseSchedule.STEPS || NoiseSchedule.STEPS % steps != 0) {
            throw new IllegalArgumentException("DDIM takes a number of steps that divides 1000, not " + steps);
        }
    }

    @Override
    public String title() {
        return "DDIM";
    }

    @Override
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

    @Override
    public Path path() {
        int[] timesteps = timesteps();
        return (index, latents, predicted) -> {
            try (Scope scope = new Scope()) {
                Coefficients c = coefficients(timesteps[index]);
                return scope.keep(NativeOps.scale(latents, c.x()).add(NativeOps.scale(predicted, c.eps())));
            }
        };
    }
}
