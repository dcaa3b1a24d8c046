package cytodiffusion.stats.agreement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConditionalLogitTest {
    /** Alternatives of which one is chosen with the probabilities that these coefficients give. */
    private record Simulated(double[][][] features, int[] chosen) {
        static Simulated of(int cases, int alternatives, double[] coefficients, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            ConditionalLogit truth = new ConditionalLogit(coefficients);
            double[][][] features = new double[cases][alternatives][coefficients.length];
            int[] chosen = new int[cases];
            for (int i = 0; i < cases; i++) {
                double common = 100 * random.nextDouble();
                for (double[] alternative : features[i]) {
                    Arrays.setAll(alternative, f -> common + (f + 1) * (random.nextDouble() - 0.5));
                }
                double draw = random.nextDouble();
                double[] p = truth.probabilities(features[i]);
                for (double sum = p[0]; sum < draw && chosen[i] < alternatives - 1; sum += p[chosen[i]]) {
                    chosen[i]++;
                }
            }
            return new Simulated(features, chosen);
        }
    }

    @Test
    void recoversSimulatedCoefficients() {
        double[] truth = {-3, 0.5, 0, 1};
        Simulated data = Simulated.of(20_000, 5, truth, 1);

        double[] found = ConditionalLogit.fit(data.features(), data.chosen(), 1).coefficients();

        // Of 20,000 choices the standard errors are below 0.04.
        assertArrayEquals(truth, found, 0.15, Arrays.toString(found));
    }

    @Test
    void whatAlternativesShareDoesNotMatter() {
        Simulated data = Simulated.of(50, 3, new double[] {-2, 1}, 2);
        double[][][] shifted = Arrays.stream(data.features())
                .map(alternatives -> Arrays.stream(alternatives)
                        .map(x -> new double[] {x[0] + 7, x[1] - 3})
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);

        assertArrayEquals(
                ConditionalLogit.fit(data.features(), data.chosen(), 1).coefficients(),
                ConditionalLogit.fit(shifted, data.chosen(), 1).coefficients(),
                1e-6);
    }

    @Test
    void coefficientsFollowTheUnit() {
        Simulated data = Simulated.of(50, 3, new double[] {-2, 1}, 3);
        double[][][] thousandths = Arrays.stream(data.features())
                .map(alternatives -> Arrays.stream(alternatives)
                        .map(x -> new double[] {1000 * x[0], x[1]})
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);

        double[] whole = ConditionalLogit.fit(data.features(), data.chosen(), 1).coefficients();
        double[] parts = ConditionalLogit.fit(thousandths, data.chosen(), 1).coefficients();

        assertEquals(whole[0], 1000 * parts[0], 1e-6 * Math.abs(whole[0]));
        assertEquals(whole[1], parts[1], 1e-6 * Math.abs(whole[1]));
    }

    @Test
    void perfectlySeparatedChoicesStayFinite() {
        double[][][] features = {{{0}, {1}}, {{0}, {2}}, {{3}, {0}}};
        int[] chosen = {1, 1, 0};

        ConditionalLogit fitted = ConditionalLogit.fit(features, chosen, 1);

        assertTrue(fitted.coefficients()[0] > 0 && Double.isFinite(fitted.coefficients()[0]));
        assertTrue(fitted.probabilities(features[0])[1] > 0.5);
    }

    @Test
    void aFeatureThatNeverDiffersHasNoPart() {
        double[][][] features = {{{0, 5}, {1, 5}}, {{2, 1}, {0, 1}}};

        assertEquals(0, ConditionalLogit.fit(features, new int[] {1, 0}, 1).coefficients()[1], 0);
    }

    @Test
    void casesWithoutChoicesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ConditionalLogit.fit(new double[2][2][1], new int[] {0}, 1));
        assertThrows(IllegalArgumentException.class, () -> ConditionalLogit.fit(new double[1][2][1], new int[] {0}, 0));
    }
}
