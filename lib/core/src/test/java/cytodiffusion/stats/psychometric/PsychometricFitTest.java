package cytodiffusion.stats.psychometric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import cytodiffusion.stats.Fixture;
import cytodiffusion.stats.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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
            double highest = Arrays.stream(density).max().orElseThrow();
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
    void intervalsHoldTheParametersThatTheAnswersWereDrawnFrom() {
        var truth = new PsychometricFunction(0.45, 0.5, 0.125, 0.03);
        int runs = 10;
        int thresholds = 0;
        int widths = 0;
        int lapseRates = 0;
        for (int run = 0; run < runs; run++) {
            PsychometricFit fit = PsychometricFit.of(simulate(truth, 5, 60, new SplittableRandom(run)), 0.125);
            thresholds += fit.threshold().interval(0.95).contains(truth.threshold()) ? 1 : 0;
            widths += fit.width().interval(0.95).contains(truth.width()) ? 1 : 0;
            lapseRates += fit.lapseRate().interval(0.95).contains(truth.lapseRate()) ? 1 : 0;
        }
        assertTrue(Math.min(thresholds, Math.min(widths, lapseRates)) >= 8, "at most 2 of 10 may miss");
    }

    @Test
    void theBandOfTheCurveHoldsTheCurve() {
        String name = "a_clean_ideal_observer_25_bins";
        PsychometricFit fit = fit(name);
        for (double level : new double[] {0, 0.2, 0.35, 0.4, 0.5, 0.7, 1}) {
            Interval band = fit.curves().band(level, 0.95);
            assertTrue(band.contains(fit.curves().mean(level)), "level " + level);
            assertTrue(band.contains(fit.mode().function().at(level)), "level " + level);
            assertTrue(band.width() < 0.08, "level " + level);
        }
    }

    @Test
    void theBandIsWiderWhereTheLevelIsWider() {
        PsychometricFit fit = fit("c_few_trials");
        assertTrue(
                fit.curves().band(0, 0.95).width() > fit.curves().band(0, 0.5).width());
    }

    @Test
    void allAnswersRightLeavesThePriorsAndSaysSo() {
        PsychometricFit fit = PsychometricFit.of(constant(1), 0.1);
        assertEquals(1, fit.cautions().size());
        assertTrue(fit.cautions().get(0).startsWith("All answers are right"), fit.cautions()::toString);
        assertTrue(fit.threshold().median() < 0.3, "the observer's threshold lies below most levels");
        assertTrue(fit.mode().function().at(0.5) > 0.95);
    }

    @Test
    void allAnswersWrongLeavesThePriorsAndSaysSo() {
        PsychometricFit fit = PsychometricFit.of(constant(0), 0.1);
        assertTrue(fit.cautions().get(0).startsWith("All answers are wrong"), fit.cautions()::toString);
        assertTrue(fit.threshold().median() > 0.7, "the observer's threshold lies above most levels");
    }

    @Test
    void twoLevelsAreEnough() {
        var bins = List.of(new PsychometricBin(0, 10, 50), new PsychometricBin(1, 45, 50));
        PsychometricFit fit = PsychometricFit.of(bins, 0.1);
        assertTrue(fit.threshold().interval(0.95).contains(0.5));
        assertEquals(List.of(), fit.cautions());
    }

    @Test
    void oneLevelIsRefused() {
        var bins = List.of(new PsychometricBin(0.5, 3, 10), new PsychometricBin(0.5, 4, 10));
        var refusal = assertThrows(IllegalArgumentException.class, () -> PsychometricFit.of(bins, 0.1));
        assertTrue(refusal.getMessage().contains("two different levels"), refusal.getMessage());
    }

    @Test
    void emptyBinsTellNothing() {
        List<PsychometricBin> bins = new ArrayList<>(bins("c_few_trials"));
        bins.add(new PsychometricBin(7, 0, 0));
        PsychometricFit fit = PsychometricFit.of(bins, 0.1);
        assertEquals(6, fit.bins().size());
        assertEquals(fit("c_few_trials").width().mean(), fit.width().mean());
    }

    @Test
    void impossibleBinsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new PsychometricBin(0.5, 11, 10));
        assertThrows(IllegalArgumentException.class, () -> new PsychometricBin(Double.NaN, 1, 10));
        assertThrows(IllegalArgumentException.class, () -> PsychometricFit.of(bins("c_few_trials"), 1));
    }

    private static List<PsychometricBin> simulate(
            PsychometricFunction truth, int levels, int trials, SplittableRandom random) {
        List<PsychometricBin> bins = new ArrayList<>();
        for (int i = 0; i < levels; i++) {
            double level = i / (levels - 1.0);
            int correct = 0;
            for (int trial = 0; trial < trials; trial++) {
                correct += random.nextDouble() < truth.at(level) ? 1 : 0;
            }
            bins.add(new PsychometricBin(level, correct, trials));
        }
        return bins;
    }

    private static List<PsychometricBin> constant(int successRate) {
        List<PsychometricBin> bins = new ArrayList<>();
        for (int i = 0; i <= 4; i++) {
            bins.add(new PsychometricBin(i / 4.0, 20 * successRate, 20));
        }
        return bins;
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
