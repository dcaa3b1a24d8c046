package cytodiffusion.diffusion;

import ai.djl.ndarray.NDArray;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;

/**
 * DPM-Solver++(2M) (Lu et al., 2022, Algorithm 2): the multistep solver of second order for the predicted data, by the
 * midpoint rule. The timesteps from 999 to 1 are evenly spaced in the logarithm of the signal-to-noise ratio, as its
 * authors advise for small images; the last step leaves no noise and is of first order, as the first one is.
 *
 * @param steps in [1, 999]
 */
public record DpmSolver(int steps) implements Sampler {
    private static final NoiseSchedule SCHEDULE = NoiseSchedule.STABLE_DIFFUSION;

    public DpmSolver {
        if (steps < 1 || steps >= NoiseSchedule.STEPS) {
            throw new IllegalArgumentException("DPM-Solver++ takes 1 to 999 steps, not " + steps);
        }
    }

    @Override
    public String title() {
        return "DPM-Solver++(2M)";
    }

    @Override
    public int[] timesteps() {
        int[] timesteps = new int[steps];
        double least = halfLogSnr(NoiseSchedule.STEPS - 1);
        double most = halfLogSnr(1);
        int t = 0;
        for (int i = steps - 1; i > 0; i--) {
            double wanted = least + (most - least) * i / (steps - 1);
            // Where there is little noise the wanted values are closer to each other than timesteps are.
            t++;
            while (t < NoiseSchedule.STEPS - 1 - i && halfLogSnr(t) > wanted) {
                t++;
            }
            timesteps[i] = t;
        }
        timesteps[0] = NoiseSchedule.STEPS - 1;
        return timesteps;
    }

    /**
     * The factors of one step: the next latents are {@code latents * x + data * current + dataBefore * previous}.
     *
     * @param x on the latents
     * @param current on the data predicted at this step
     * @param previous on the data predicted at the step before, 0 in a step of first order
     */
    record Coefficients(double x, double current, double previous) {}

    /** The factors of step {@code index} on these timesteps. */
    static Coefficients coefficients(int[] timesteps, int index) {
        if (index == timesteps.length - 1) {
            return new Coefficients(0, 1, 0);
        }
        int now = timesteps[index];
        int next = timesteps[index + 1];
        double step = halfLogSnr(next) - halfLogSnr(now);
        double x = SCHEDULE.noise(next) / SCHEDULE.noise(now);
        double data = -SCHEDULE.signal(next) * Math.expm1(-step);
        if (index == 0) {
            return new Coefficients(x, data, 0);
        }
        double before = halfLogSnr(now) - halfLogSnr(timesteps[index - 1]);
        double extrapolation = step / (2 * before);
        return new Coefficients(x, data * (1 + extrapolation), -data * extrapolation);
    }

    /** Lambda: log(signal / noise). */
    private static double halfLogSnr(int timestep) {
        return 0.5 * Math.log(SCHEDULE.snr(timestep));
    }

    @Override
    public Path path() {
        return new Multistep(timesteps());
    }

    /** Remembers the data that the step before predicted. */
    private static final class Multistep implements Path {
        private final int[] timesteps;
        private NDArray before;

        Multistep(int[] timesteps) {
            this.timesteps = timesteps;
        }

        @Override
        public NDArray next(int index, NDArray latents, NDArray predicted) {
            Coefficients c = coefficients(timesteps, index);
            try (Scope scope = new Scope()) {
                NDArray data = data(timesteps[index], latents, predicted);
                NDArray next = NativeOps.scale(latents, c.x()).add(NativeOps.scale(data, c.current()));
                if (c.previous() != 0) {
                    next = next.add(NativeOps.scale(before, c.previous()));
                }
                before = scope.keep(data);
                return scope.keep(next);
            }
        }

        private static NDArray data(int timestep, NDArray latents, NDArray predicted) {
            NDArray clean = latents.sub(NativeOps.scale(predicted, SCHEDULE.noise(timestep)));
            return NativeOps.scale(clean, 1 / SCHEDULE.signal(timestep));
        }
    }
}
