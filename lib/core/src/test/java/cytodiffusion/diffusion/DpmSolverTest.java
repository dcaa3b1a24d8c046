package cytodiffusion.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import cytodiffusion.stats.Fixture;
import cytodiffusion.tensor.Gaussian;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DpmSolverTest {
    private final JsonObject expected = Fixture.read("schedule.json").expected().getAsJsonObject("dpm_solver_pp_2m");

    @Test
    void timestepsAreEvenlySpacedInTheLogarithmOfTheSignalToNoiseRatio() {
        int[] timesteps = new DpmSolver(5).timesteps();
        assertEquals(999, timesteps[0]);
        assertEquals(1, timesteps[4]);
        NoiseSchedule schedule = NoiseSchedule.STABLE_DIFFUSION;
        double step = (Math.log(schedule.snr(1)) - Math.log(schedule.snr(999))) / 4;
        for (int i = 1; i < 5; i++) {
            double taken = Math.log(schedule.snr(timesteps[i])) - Math.log(schedule.snr(timesteps[i - 1]));
            assertEquals(step, taken, 0.05 * step, "step " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 50, 999})
    void everyTimestepIsItsOwn(int steps) {
        int[] timesteps = new DpmSolver(steps).timesteps();
        for (int i = 1; i < steps; i++) {
            assertTrue(timesteps[i] < timesteps[i - 1], timesteps[i - 1] + ", then " + timesteps[i]);
        }
        assertEquals(1, timesteps[steps - 1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linspace", "leading", "custom_ddim_grid"})
    void hasTheCoefficientsOfDiffusersOnAnyGrid(String grid) {
        JsonObject values = expected.getAsJsonObject(grid);
        int[] timesteps = Fixture.ints(values.get("timesteps"));
        for (JsonElement element : values.getAsJsonArray("steps")) {
            JsonObject step = element.getAsJsonObject();
            int index = step.get("step_index").getAsInt();
            DpmSolver.Coefficients actual = DpmSolver.coefficients(timesteps, index);
            assertRelative(step.get("coef_x").getAsDouble(), actual.x());
            assertRelative(step.get("coef_x0_current").getAsDouble(), actual.current());
            assertRelative(step.get("coef_x0_previous").getAsDouble(), actual.previous());
        }
    }

    private static void assertRelative(double expected, double actual) {
        assertEquals(expected, actual, Math.max(1e-12, 1e-10 * Math.abs(expected)));
    }

    /** Where all noise leads to one point, every number of steps ends there. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 50, 999})
    void endsAtTheOnlyPointThereIs(int steps) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray point = manager.create(new float[] {0.5f, -1, 2}, new Shape(1, 3, 1, 1));
            NDArray noise = manager.create(Gaussian.numbers(new SplittableRandom(4), 3), point.getShape());
            NDArray end = new DpmSolver(steps)
                    .sample(toward(point), noise, () -> false, () -> {})
                    .orElseThrow();
            assertArrayEquals(point.toFloatArray(), end.toFloatArray(), 1e-4f);
        }
    }

    private static NoisePredictor toward(NDArray point) {
        NoiseSchedule schedule = NoiseSchedule.STABLE_DIFFUSION;
        return (latents, t) ->
                latents.sub(point.mul((float) schedule.signal(t))).div((float) schedule.noise(t));
    }

    /**
     * Latents of one dimension, normal around 1 with a variance of 1/4, for which the best prediction of the noise is
     * known and the exact end of every path, too.
     */
    @Test
    void isMoreAccurateThanDdimWithAsFewSteps() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray noise = manager.create(new float[] {-1.5f, -0.5f, 0.5f, 1.5f}, new Shape(4, 1, 1, 1));
            double dpm = distanceFromExact(new DpmSolver(10), noise);
            double ddim = distanceFromExact(new Ddim(10), noise);
            assertTrue(dpm < 0.05, "DPM-Solver++ is off by " + dpm);
            assertTrue(dpm < ddim / 2, "DPM-Solver++ is off by " + dpm + ", DDIM by " + ddim);
        }
    }

    private static double distanceFromExact(Sampler sampler, NDArray noise) {
        double variance = 0.25;
        NoiseSchedule schedule = NoiseSchedule.STABLE_DIFFUSION;
        NoisePredictor best = (latents, t) -> {
            double signal = schedule.signal(t);
            double spread = signal * signal * variance + schedule.noise(t) * schedule.noise(t);
            return latents.sub((float) signal).mul((float) (schedule.noise(t) / spread));
        };
        NDArray end = sampler.sample(best, noise, () -> false, () -> {}).orElseThrow();
        double worst = 0;
        for (int i = 0; i < noise.size(); i++) {
            double exact = 1 + Math.sqrt(variance) * noise.toFloatArray()[i];
            worst = Math.max(worst, Math.abs(end.toFloatArray()[i] - exact));
        }
        return worst;
    }

    @Test
    void givesNothingWhenStopped() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray noise = manager.zeros(new Shape(1, 1, 1, 1));
            int[] steps = {0};
            var end = new DpmSolver(10).sample((latents, t) -> latents, noise, () -> steps[0] == 3, () -> steps[0]++);
            assertFalse(end.isPresent());
            assertEquals(3, steps[0]);
        }
    }

    @Test
    void refusesStepsThatTheScheduleDoesNotHave() {
        assertThrows(IllegalArgumentException.class, () -> new DpmSolver(0));
        assertThrows(IllegalArgumentException.class, () -> new DpmSolver(1000));
    }
}
