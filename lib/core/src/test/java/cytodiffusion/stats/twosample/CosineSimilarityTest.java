package cytodiffusion.stats.twosample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.tensor.Gaussian;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CosineSimilarityTest {
    private static final int LENGTH = 20;

    /** Rows around (2, 0, 0 …). */
    private static double[][] set(int count, long seed) {
        float[] noise = Gaussian.numbers(new SplittableRandom(seed), count * LENGTH);
        return IntStream.range(0, count)
                .mapToObj(i -> IntStream.range(0, LENGTH)
                        .mapToDouble(d -> noise[i * LENGTH + d] + (d == 0 ? 2 : 0))
                        .toArray())
                .toArray(double[][]::new);
    }

    @Test
    void isTheMeanOverAllPairs() {
        double[][] x = set(7, 1);
        double[][] y = set(5, 2);
        double between = 0;
        for (double[] a : x) {
            for (double[] b : y) {
                between += ImageQuality.cosineSimilarity(a, b) / 35;
            }
        }
        assertEquals(between, CosineSimilarity.between(x, y), 1e-12);
        double within = 0;
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 7; j++) {
                within += i == j ? 0 : ImageQuality.cosineSimilarity(x[i], x[j]) / 42;
            }
        }
        assertEquals(within, CosineSimilarity.within(x), 1e-12);
        assertEquals(within + (1 - within) / 7, CosineSimilarity.withinAndSelf(x), 1e-12);
    }

    @Test
    void setsOfOneDistributionAreAsSimilarToEachOtherAsWithin() {
        double[][] real = set(400, 1);
        assertEquals(CosineSimilarity.within(real), CosineSimilarity.between(real, set(400, 2)), 0.02);
    }

    /** What it fails to see: a set that is one image, the mean, is more similar to real ones than these to each other. */
    @Test
    void copiesOfTheMeanLookBetterThanRealOnes() {
        double[][] real = set(100, 1);
        double[] mean = IntStream.range(0, LENGTH)
                .mapToDouble(d ->
                        Arrays.stream(real).mapToDouble(row -> row[d]).average().orElseThrow())
                .toArray();
        double[][] copies = new double[100][];
        Arrays.fill(copies, mean);
        double within = CosineSimilarity.within(real);
        double between = CosineSimilarity.between(real, copies);
        assertTrue(between > within + 0.1, between + " and " + within);
    }

    @Test
    void disjointDirectionsHaveNone() {
        assertEquals(0, CosineSimilarity.between(new double[][] {{1, 0}}, new double[][] {{0, 3}}), 0);
        assertThrows(IllegalArgumentException.class, () -> CosineSimilarity.within(new double[][] {{1, 0}}));
        assertThrows(
                IllegalArgumentException.class,
                () -> CosineSimilarity.between(new double[][] {{0, 0}}, new double[][] {{0, 3}}));
    }
}
