package cytodiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelDensityTest {
    private static final Fixture FIXTURE = Fixture.read("kde.json");

    static Iterable<String> cases() {
        return FIXTURE.expected().keySet();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void matchesScipy(String name) {
        JsonObject input = FIXTURE.inputs().getAsJsonObject(name);
        JsonObject expected = FIXTURE.expected().getAsJsonObject(name);
        double[] sample = Fixture.doubles(input.get("sample"));
        double factor = input.get("fixed_factor").getAsDouble();

        assertDensity(input, expected.getAsJsonObject("scott"), KernelDensity.scott(sample));
        assertDensity(input, expected.getAsJsonObject("silverman"), KernelDensity.silverman(sample));
        assertDensity(input, expected.getAsJsonObject("fixed"), KernelDensity.scaled(sample, factor));
    }

    @Test
    void oneValueAndAGivenBandwidthAreOneNormalDensity() {
        var density = new KernelDensity(new double[] {3}, 2);
        assertEquals(1 / (2 * Math.sqrt(2 * Math.PI)), density.at(3), 1e-15);
        assertEquals(0.6827, density.probability(1, 5), 1e-4);
    }

    @Test
    void aSampleWithoutSpreadHasNoBandwidthOfItsOwn() {
        assertThrows(IllegalArgumentException.class, () -> KernelDensity.scott(new double[] {2, 2, 2}));
        assertThrows(IllegalArgumentException.class, () -> KernelDensity.silverman(new double[0]));
    }

    private static void assertDensity(JsonObject input, JsonObject expected, KernelDensity density) {
        double bandwidth = expected.get("bandwidth").getAsDouble();
        assertEquals(bandwidth, density.bandwidth(), 1e-13 * bandwidth);
        double[] pdf = Fixture.doubles(expected.get("pdf"));
        double[] actual = density.at(Fixture.doubles(input.get("grid")));
        for (int i = 0; i < pdf.length; i++) {
            assertEquals(pdf[i], actual[i], Math.max(1e-300, 1e-10 * pdf[i]));
        }
        double[] box = Fixture.doubles(input.get("box"));
        assertEquals(expected.get("integral_over_box").getAsDouble(), density.probability(box[0], box[1]), 1e-12);
    }
}
