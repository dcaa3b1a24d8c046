package cytodiffusion.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import cytodiffusion.stats.Fixture;
import org.junit.jupiter.api.Test;

/** Against schedule.json: diffusers' formulas in float64. */
class NoiseScheduleTest {
    private final JsonObject expected = Fixture.read("schedule.json").expected();
    private final NoiseSchedule schedule = NoiseSchedule.STABLE_DIFFUSION;

    @Test
    void isStableDiffusions() {
        JsonObject values = expected.getAsJsonObject("schedule");
        int[] t = Fixture.ints(values.get("t"));
        for (int i = 0; i < t.length; i++) {
            assertRelative(at(values, "alpha_cumprod", i), schedule.alphaBar(t[i]), 1e-12);
            assertRelative(at(values, "sqrt_alpha_cumprod", i), schedule.signal(t[i]), 1e-12);
            assertRelative(at(values, "sqrt_one_minus_alpha_cumprod", i), schedule.noise(t[i]), 1e-12);
            assertRelative(at(values, "snr", i), schedule.snr(t[i]), 1e-12);
            assertRelative(at(values, "min_snr_gamma5_weight_epsilon", i), schedule.minSnrWeight(t[i], 5), 1e-12);
        }
    }

    @Test
    void ddimTakesStableDiffusionsSteps() {
        JsonObject values = expected.getAsJsonObject("ddim");
        Ddim ddim = new Ddim(50);
        assertArrayEquals(Fixture.ints(values.get("timesteps")), ddim.timesteps());
        for (JsonElement element : values.getAsJsonArray("steps")) {
            JsonObject step = element.getAsJsonObject();
            Ddim.Coefficients actual = ddim.coefficients(step.get("t").getAsInt());
            assertRelative(step.get("coef_x").getAsDouble(), actual.x(), 1e-11);
            assertRelative(step.get("coef_eps").getAsDouble(), actual.eps(), 1e-11);
        }
    }

    private static double at(JsonObject values, String name, int i) {
        return values.getAsJsonArray(name).get(i).getAsDouble();
    }

    private static void assertRelative(double expected, double actual, double tolerance) {
        assertEquals(expected, actual, Math.max(1e-13, tolerance * Math.abs(expected)));
    }
}
