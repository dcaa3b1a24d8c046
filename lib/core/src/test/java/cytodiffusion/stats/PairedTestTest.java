package cytodiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairedTestTest {
    private static final Fixture FIXTURE = Fixture.read("ttest.json");

    static Iterable<String> cases() {
        return FIXTURE.expected().keySet();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void matchesSixtyDigitArithmetic(String name) {
        JsonObject input = FIXTURE.inputs().getAsJsonObject(name);
        JsonObject expected = FIXTURE.expected().getAsJsonObject(name);

        PairedTest test = PairedTest.of(Fixture.doubles(input.get("a")), Fixture.doubles(input.get("b")));

        double t = Fixture.number(expected.get(expected.has("t_exact") ? "t_exact" : "t"));
        double p = Fixture.number(expected.get(expected.has("p_exact") ? "p_exact" : "p"));
        assertEquals(expected.get("n").getAsInt(), test.n());
        assertRelative(t, test.t(), 1e-10);
        assertRelative(p, test.p(), 1e-9);
        assertRelative(Fixture.number(expected.get("mean_diff")), test.meanDifference(), 1e-10);
        assertRelative(Fixture.number(expected.get("sd_diff")), test.standardDeviation(), 1e-10);
    }

    @Test
    void equalSamplesAreNeverSignificant() {
        double[] same = {1, 2, 3};
        assertEquals(Double.NaN, PairedTest.of(same, same).p());
    }

    @Test
    void swappingTheSidesTurnsTheSignOnly() {
        double[] a = {1, 2.5, 3, 4};
        double[] b = {1.5, 2, 4, 6};
        assertEquals(-PairedTest.of(a, b).t(), PairedTest.of(b, a).t());
        assertEquals(PairedTest.of(a, b).p(), PairedTest.of(b, a).p());
    }

    @Test
    void onePairIsRefused() {
        var refusal =
                assertThrows(IllegalArgumentException.class, () -> PairedTest.of(new double[] {1}, new double[] {2}));
        assertTrue(refusal.getMessage().contains("at least 2 pairs"));
    }

    @Test
    void unequalLengthsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PairedTest.of(new double[2], new double[3]));
    }

    private static void assertRelative(double expected, double actual, double tolerance) {
        assertEquals(expected, actual, Double.isFinite(expected) ? tolerance * Math.abs(expected) : 0);
    }
}
