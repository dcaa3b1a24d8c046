package cytodiffusion.classify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import cytodiffusion.stats.Fixture;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorWeightingTest {
    private static final Fixture FIXTURE = Fixture.read("weighting.json");

    @Test
    void thePapersWeightsMatch() {
        assertArrayEquals(Fixture.doubles(FIXTURE.inputs().get("coefficients")), ErrorWeighting.PAPER.coefficients());
        int[] timesteps = Fixture.ints(FIXTURE.inputs().get("t"));
        double[] weights = Fixture.doubles(FIXTURE.expected().get("weight"));
        double[] polynomial = Fixture.doubles(FIXTURE.expected().get("polynomial"));
        double[] withEpsilon = Fixture.doubles(FIXTURE.expected().get("weight_with_epsilon_1e_10"));
        for (int i = 0; i < timesteps.length; i++) {
            double weight = ErrorWeighting.PAPER.weight(timesteps[i]);
            assertEquals(weights[i], weight, 1e-13 * weights[i]);
            assertEquals(polynomial[i], 1 / weight, 1e-13 * polynomial[i]);
            assertEquals(withEpsilon[i], weight, 1e-9 * withEpsilon[i], "the published code adds 1e-10");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fit_1", "fit_2"})
    void fitsMatchFortyDigitArithmetic(String name) {
        JsonObject input = FIXTURE.inputs().getAsJsonObject(name);
        JsonObject expected = FIXTURE.expected().getAsJsonObject(name);
        double[] u = Fixture.doubles(input.get("u"));
        double[] y = Fixture.doubles(input.get("y"));

        double[] fitted = ErrorWeighting.leastSquares(
                u,
                y,
                DoubleStream.generate(() -> 1).limit(u.length).toArray(),
                input.get("degree").getAsInt());

        double[] reference = Fixture.doubles(expected.get("coefficients_ascending"));
        for (int d = 0; d < reference.length; d++) {
            assertEquals(reference[d], fitted[d], 1e-8 * Math.max(1, Math.abs(reference[d])));
        }
        double residual = expected.get("residual_sum_of_squares").getAsDouble();
        assertEquals(residual, residualSumOfSquares(fitted, u, y), 1e-9 * residual);
    }

    @Test
    void aFitRecoversThePolynomialItWasGiven() {
        int[] timesteps = {20, 100, 300, 450, 500, 700, 850, 990};
        double[] spread = Arrays.stream(timesteps)
                .mapToDouble(t -> 1 / ErrorWeighting.PAPER.weight(t))
                .toArray();
        assertArrayEquals(
                ErrorWeighting.PAPER.coefficients(),
                ErrorWeighting.fit(timesteps, spread).coefficients(),
                1e-9);
    }

    @Test
    void aSmallSpreadIsFollowedAsCloselyAsALargeOne() {
        int[] timesteps = new int[25];
        double[] spread = new double[25];
        for (int i = 0; i < 25; i++) {
            timesteps[i] = 1 + 998 * i / 24;
            // Falls from 20 to 0.6 and bends at its end, as measured on a model of drawn cells.
            spread[i] = 0.6 + 20 * Math.pow(1 - i / 24.0, 3) + 0.3 * Math.sin(i);
        }
        ErrorWeighting weighting = ErrorWeighting.fit(timesteps, spread);
        for (int i = 0; i < 25; i++) {
            assertEquals(1, spread[i] * weighting.weight(timesteps[i]), 0.7, "at timestep " + timesteps[i]);
        }
    }

    @Test
    void uniformCountsAllTimestepsTheSame() {
        assertEquals(1, ErrorWeighting.UNIFORM.weight(0));
        assertEquals(1, ErrorWeighting.UNIFORM.weight(999));
    }

    @Test
    void aPolynomialThatReachesZeroIsRefusedWithTheTimestep() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> new ErrorWeighting(0.5, -1));
        assertTrue(refusal.getMessage().contains("at timestep 0"), refusal.getMessage());
    }

    @Test
    void tooFewDifferentTimestepsAreRefused() {
        double[] spread = {1, 1, 1, 1, 1};
        assertThrows(
                IllegalArgumentException.class, () -> ErrorWeighting.fit(new int[] {1, 2, 3, 4}, new double[] {1, 1}));
        assertThrows(
                IllegalArgumentException.class, () -> ErrorWeighting.fit(new int[] {10, 10, 500, 900, 900}, spread));
        assertThrows(
                IllegalArgumentException.class, () -> ErrorWeighting.fit(new int[] {10, 100, 500, 900, 1000}, spread));
    }

    private static double residualSumOfSquares(double[] coefficients, double[] u, double[] y) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            double residual = y[i];
            for (int d = 0; d < coefficients.length; d++) {
                residual -= coefficients[d] * Math.pow(u[i], d);
            }
            sum += residual * residual;
        }
        return sum;
    }
}
