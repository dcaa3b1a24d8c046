package cytodiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequentialTTestTest {
    private static final double[] DIFFERENCES = {0.9, 0.2, 1.4, -0.3, 0.8, 0.5};

    private static PairedTest test(double[] differences, int n) {
        return PairedTest.of(differences, new double[differences.length], n);
    }

    /** The density of t is that of noncentral t averaged over the prior, divided by that of central t. */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1, 5})
    void isTheBayesFactorOfANormalEffect(double effectVariance) {
        PairedTest test = test(DIFFERENCES, 6);
        double expected = Math.log(averageDensity(test, effectVariance)) - Math.log(density(test, 0));
        assertEquals(expected, SequentialTTest.logEvidence(test, effectVariance), 1e-6);
    }

    private static double averageDensity(PairedTest test, double effectVariance) {
        NormalDistribution prior = new NormalDistribution(0, Math.sqrt(effectVariance));
        return new SimpsonIntegrator(1e-10, 1e-12, 5, 30)
                .integrate(1 << 22, effect -> prior.density(effect) * density(test, effect), -12, 12);
    }

    /** Of t with a true mean of {@code effect} standard deviations, as an integral over the sample's deviation. */
    private static double density(PairedTest test, double effect) {
        int freedom = test.n() - 1;
        double shift = effect * Math.sqrt(test.n());
        return new SimpsonIntegrator(1e-9, 1e-12, 5, 20)
                .integrate(
                        1 << 20,
                        s -> {
                            double chi = Math.log(s) * (freedom - 1)
                                    - freedom * s * s / 2
                                    + freedom / 2.0 * Math.log(freedom)
                                    - (freedom / 2.0 - 1) * Math.log(2)
                                    - Gamma.logGamma(freedom / 2.0);
                            double z = test.t() * s - shift;
                            return Math.exp(chi - z * z / 2) / Math.sqrt(2 * Math.PI) * s;
                        },
                        1e-6,
                        8);
    }

    @Test
    void aMeanThatIsNotPositiveIsNoEvidence() {
        double[] negative = Arrays.stream(DIFFERENCES).map(d -> -d).toArray();
        assertEquals(Double.NEGATIVE_INFINITY, SequentialTTest.logEvidence(test(negative, 6), 1));
        assertEquals(Double.NEGATIVE_INFINITY, SequentialTTest.logEvidence(test(new double[4], 4), 1));
    }

    @Test
    void differencesThatAreAllTheSameAreStrongEvidenceButNotInfinite() {
        double[] same = {2, 2, 2, 2};
        assertEquals(4 / 2.0 * Math.log(5) - Math.log(5) / 2, SequentialTTest.logEvidence(test(same, 4), 1), 1e-12);
    }

    @Test
    void aPriorWithoutSpreadIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> SequentialTTest.logEvidence(test(DIFFERENCES, 6), 0));
    }

    /** Looked at after every pair, under the null hypothesis: what the anytime test promises and a p-value does not. */
    @Test
    void looksAgainAndAgainWithinItsLevel() {
        int repetitions = 2000;
        int byEvidence = 0;
        int byPValue = 0;
        for (int repetition = 0; repetition < repetitions; repetition++) {
            double[] differences = normal(new SplittableRandom(repetition), 200);
            boolean evidence = false;
            boolean significant = false;
            for (int n = 4; n <= differences.length; n++) {
                PairedTest test = test(differences, n);
                evidence |= SequentialTTest.logEvidence(test, 1) > Math.log(1 / 0.05);
                significant |= test.meanDifference() > 0 && test.p() < 2 * 0.05;
            }
            byEvidence += evidence ? 1 : 0;
            byPValue += significant ? 1 : 0;
        }
        double rate = byEvidence / (double) repetitions;
        assertTrue(rate < 0.05, byEvidence + " false alarms by evidence");
        assertTrue(byPValue > 0.2 * repetitions, byPValue + " false alarms by p-value");
    }

    private static double[] normal(SplittableRandom random, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
        }
        return values;
    }
}
