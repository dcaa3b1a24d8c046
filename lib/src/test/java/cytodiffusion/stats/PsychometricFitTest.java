package cytodiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PsychometricFitTest {
    private static final Fixture FIXTURE = Fixture.read("psychometric.json");
    private static final List<String> PARAMETERS = List.of("threshold", "width", "lambda", "eta");
    private static final Map<String, PsychometricFit> FITS = new HashMap<>();

    static Iterable<String> cases() {
        return FIXTURE.expected().keySet();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDensityMatchesAtPoints(String name) {
        var posterior = new PsychometricPosterior(bins(name), 0.1);
        for (JsonElement element : expected(name).getAsJsonArray("posterior_points")) {
            JsonObject point = element.getAsJsonObject();
            double[] parameters = parameters(point);
            double logLikelihood = point.get("log_likelihood").getAsDouble();
            assertEquals(logLikelihood, posterior.logLikelihood(parameters), 1e-9 * Math.abs(logLikelihood));
            assertEquals(point.get("log_posterior").getAsDouble(), posterior.logPosterior(parameters), 1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theModeMatches(String name) {
        double[] reference = parameters(expected(name).getAsJsonObject("map"));
        PsychometricFit.Mode mode = fit(name).mode();

        assertEquals(
                reference[0],
                mode.function().threshold(),
                1e-4 * interval(name, "threshold").width());
        assertEquals(
                reference[1],
                mode.function().width(),
                1e-4 * interval(name, "width").width());
        assertEquals(reference[2], mode.function().lapseRate(), 1e-5);
        assertEquals(reference[3], mode.overdispersion(), 1e-5);
        assertEquals(expected(name).get("log_posterior_at_map").getAsDouble(), mode.logPosterior(), 1e-6);
        assertEquals(expected(name).get("deviance_at_map").getAsDouble(), mode.deviance(), 1e-5);
        assertArrayEquals(
                Fixture.doubles(expected(name).get("deviance_residuals_at_map")), mode.devianceResiduals(), 1e-4);
        double[] psi = Fixture.doubles(expected(name).get("psi_at_map"));
        for (int b = 0; b < psi.length; b++) {
            assertEquals(psi[b], mode.function().at(bins(name).get(b).level()), 1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meansAndIntervalsMatch(String name) {
        for (String parameter : PARAMETERS) {
            Marginal marginal = marginal(name, parameter);
            double width = interval(name, parameter).width();
            double tolerance = expected(name)
                    .getAsJsonObject("ci95_tolerance")
                    .get(parameter)
                    .getAsDouble();
            assertEquals(value(name, "posterior_mean", parameter), marginal.mean(), 2e-3 * width, parameter);
            assertEquals(value(name, "posterior_median", parameter), marginal.median(), tolerance, parameter);
            assertInterval(interval(name, parameter), marginal.interval(0.95), tolerance);
            double[] ci90 =
                    Fixture.doubles(expected(name).getAsJsonObject("ci90").get(parameter));
            assertInterval(new Interval(ci90[0], ci90[1]), marginal.interval(0.9), tolerance);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void marginalDensitiesMatch(String name) {
        for (String parameter : PARAMETERS) {
            JsonObject reference =
                    expected(name).getAsJsonObject("marginal_posterior").getAsJsonObject(parameter);
            double[] grid = Fixture.doubles(reference.get("grid"));
            double[] density = Fixture.doubles(reference.get("density"));
            double highest = java.util.Arrays.stream(density).max().orElseThrow();
            for (int i = 0; i < grid.length; i++) {
                assertEquals(density[i], marginal(name, parameter).density(grid[i]), 3e-3 * highest, parameter);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theEvidenceMatches(String name) {
        double reference = expected(name)
                .get("log_evidence_without_binomial_coefficients_and_with_unnormalised_priors")
                .getAsDouble();
        assertEquals(reference, fit(name).logEvidence(), 1e-3);
        assertEquals(List.of(), fit(name).cautions());
    }

    @Test
    void tmp() {
        for (String n : cases()) {
            long t0 = System.nanoTime();
            var f = PsychometricFit.of(bins(n), 0.1);
            System.out.println(n + " " + (System.nanoTime() - t0) / 1e9 + " change " + f.quadratureChange());
            for (String p : PARAMETERS) {
                Marginal m = marginal(n, p);
                Interval r = interval(n, p);
                System.out.printf(
                        "  %s [%g %g] %.1e %.1e %.1e%n",
                        p,
                        m.lower(),
                        m.upper(),
                        (m.interval(.95).lower() - r.lower()) / r.width(),
                        (m.interval(.95).upper() - r.upper()) / r.width(),
                        (m.mean() - value(n, "posterior_mean", p)) / r.width());
            }
        }
    }

    private static PsychometricFit fit(String name) {
        return FITS.computeIfAbsent(name, n -> PsychometricFit.of(bins(n), 0.1));
    }

    private static Marginal marginal(String name, String parameter) {
        PsychometricFit fit = fit(name);
        return List.of(fit.threshold(), fit.width(), fit.lapseRate(), fit.overdispersion())
                .get(PARAMETERS.indexOf(parameter));
    }

    private static List<PsychometricBin> bins(String name) {
        List<PsychometricBin> bins = new ArrayList<>();
        for (double[] block :
                Fixture.matrix(FIXTURE.inputs().getAsJsonObject(name).get("blocks"))) {
            bins.add(new PsychometricBin(block[0], (int) block[1], (int) block[2]));
        }
        return bins;
    }

    private static double[] parameters(JsonObject point) {
        return PARAMETERS.stream()
                .mapToDouble(parameter -> point.get(parameter).getAsDouble())
                .toArray();
    }

    private static double value(String name, String statistic, String parameter) {
        return expected(name).getAsJsonObject(statistic).get(parameter).getAsDouble();
    }

    private static Interval interval(String name, String parameter) {
        double[] ends = Fixture.doubles(expected(name).getAsJsonObject("ci95").get(parameter));
        return new Interval(ends[0], ends[1]);
    }

    private static void assertInterval(Interval expected, Interval actual, double tolerance) {
        assertEquals(expected.lower(), actual.lower(), tolerance);
        assertEquals(expected.upper(), actual.upper(), tolerance);
    }

    private static JsonObject expected(String name) {
        return FIXTURE.expected().getAsJsonObject(name);
    }
}
