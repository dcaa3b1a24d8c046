package cytodiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BinomialIntervalTest {
    private static final Fixture FIXTURE = Fixture.read("binomial_ci.json");

    static Iterable<String> cases() {
        return FIXTURE.expected().keySet();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allThreeMatch(String name) {
        JsonObject expected = FIXTURE.expected().getAsJsonObject(name);
        int k = expected.get("k").getAsInt();
        int n = expected.get("n").getAsInt();
        double confidence = FIXTURE.inputs().get("confidence").getAsDouble();

        assertInterval(expected.get("wilson"), BinomialInterval.wilson(k, n, confidence), 1e-12);
        assertInterval(expected.get("clopper_pearson"), BinomialInterval.clopperPearson(k, n, confidence), 1e-10);
        assertInterval(expected.get("normal"), BinomialInterval.normal(k, n, confidence), 1e-13);
    }

    @Test
    void theTuringTestsIntervalIsClopperPearsons() {
        Interval interval = BinomialInterval.clopperPearson(1507, 2880, 0.95);
        assertEquals(
                "50.5 to 54.2",
                String.format(Locale.ROOT, "%.1f to %.1f", 100 * interval.lower(), 100 * interval.upper()));
    }

    @Test
    void impossibleCountsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> BinomialInterval.wilson(3, 2, 0.95));
        assertThrows(IllegalArgumentException.class, () -> BinomialInterval.normal(0, 0, 0.95));
        assertThrows(IllegalArgumentException.class, () -> BinomialInterval.clopperPearson(1, 2, 95));
    }

    private static void assertInterval(JsonElement expected, Interval actual, double tolerance) {
        double[] ends = Fixture.doubles(expected);
        assertEquals(ends[0], actual.lower(), tolerance);
        assertEquals(ends[1], actual.upper(), tolerance);
    }
}
