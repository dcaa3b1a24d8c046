package cytodiffusion.stats.psychometric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PsychometricPosteriorTest {
    /** Levels from 0 to 1, 0.1 apart at the least. */
    private static final PsychometricPosterior POSTERIOR = new PsychometricPosterior(
            List.of(new PsychometricBin(0, 2, 10), new PsychometricBin(0.1, 4, 10), new PsychometricBin(1, 9, 10)),
            0.1);

    @ParameterizedTest
    @CsvSource({"0.3,5", "1e-12,9", "0.02,300", "7.99,2", "8,1", "25,40", "3e4,500"})
    void theRisingFactorialIsTheSumOfItsLogarithms(double a, int k) {
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += Math.log(a + i);
        }
        assertEquals(sum, PsychometricPosterior.logRisingFactorial(a, k), 1e-12 * Math.abs(sum) + 1e-11);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-6, 1e-9, 1e-200})
    void littleOverdispersionIsNearlyNone(double eta) {
        double binomial = POSTERIOR.logLikelihood(new double[] {0.4, 0.5, 0.05, 0});
        assertEquals(binomial, POSTERIOR.logLikelihood(new double[] {0.4, 0.5, 0.05, eta}), 2e-6);
    }

    @Test
    void withoutOverdispersionItIsBinomial() {
        var function = new PsychometricFunction(0.4, 0.5, 0.1, 0.05);
        double expected = 2 * Math.log(function.at(0))
                + 8 * Math.log(1 - function.at(0))
                + 4 * Math.log(function.at(0.1))
                + 6 * Math.log(1 - function.at(0.1))
                + 9 * Math.log(function.at(1))
                + Math.log(1 - function.at(1));
        assertEquals(expected, POSTERIOR.logLikelihood(new double[] {0.4, 0.5, 0.05, 0}), 1e-12);
    }

    @Test
    void theThresholdsPriorIsFlatOverTheLevelsAndEndsHalfARangeOutside() {
        assertEquals(0, POSTERIOR.logPrior(0, 0.5));
        assertEquals(Math.log(0.5), POSTERIOR.logPrior(0, -0.25), 1e-12);
        assertEquals(Math.log(0.5), POSTERIOR.logPrior(0, 1.25), 1e-12);
        assertEquals(Double.NEGATIVE_INFINITY, POSTERIOR.logPrior(0, 1.6));
    }

    @Test
    void theWidthsPriorRisesFromTheSmallestDistanceAndEndsAtThreeRanges() {
        assertEquals(Double.NEGATIVE_INFINITY, POSTERIOR.logPrior(1, 0.09));
        assertEquals(Math.log(0.5), POSTERIOR.logPrior(1, 0.15), 1e-12);
        assertEquals(0, POSTERIOR.logPrior(1, 0.7));
        assertEquals(Math.log(0.5), POSTERIOR.logPrior(1, 2), 1e-12);
        assertEquals(Double.NEGATIVE_INFINITY, POSTERIOR.logPrior(1, 3.1));
    }

    @Test
    void ratesOutsideTheirRangeAreImpossible() {
        assertEquals(Math.log(10), POSTERIOR.logPrior(2, 0));
        assertEquals(Double.NEGATIVE_INFINITY, POSTERIOR.logPrior(2, -0.01));
        assertEquals(Double.NEGATIVE_INFINITY, POSTERIOR.logPrior(2, 0.51));
        assertEquals(Double.NEGATIVE_INFINITY, POSTERIOR.logPosterior(new double[] {0.5, 0.5, 0.1, 1}));
    }

    @Test
    void theFunctionGoesFrom5To95PercentOfItsRiseOverItsWidth() {
        var function = new PsychometricFunction(0.4, 0.3, 0.1, 0.02);
        assertEquals(0.1 + 0.88 * 0.05, function.at(0.25), 1e-12);
        assertEquals(0.1 + 0.88 * 0.5, function.at(0.4), 1e-12);
        assertEquals(0.1 + 0.88 * 0.95, function.at(0.55), 1e-12);
        assertEquals(1 - function.at(0.6), function.wrongAt(0.6), 1e-12);
        assertTrue(function.at(1e9) <= 0.98);
    }
}
