package cytodiffusion.stats.twosample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cytodiffusion.tensor.Gaussian;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JackknifeTest {
    private static double[][] normal(int count, int width, double mean, long seed) {
        float[] numbers = Gaussian.numbers(new SplittableRandom(seed), count * width);
        return IntStream.range(0, count)
                .mapToObj(i -> IntStream.range(0, width)
                        .mapToDouble(d -> numbers[i * width + d] + mean)
                        .toArray())
                .toArray(double[][]::new);
    }

    @Test
    void ofADifferenceOfMeansItIsTheTextbooks() {
        double[][] x = normal(12, 1, 0, 1);
        double[][] y = normal(12, 1, 1, 2);
        ToDoubleBiFunction<double[][], double[][]> difference = (a, b) -> mean(a) - mean(b);
        // Groups of one image each.
        assertEquals(Math.sqrt(variance(x) / 12 + variance(y) / 12), oneByOne(x, y, difference), 1e-12);
    }

    /** Each image a group of two equal ones: then a group is an image. */
    private static double oneByOne(double[][] x, double[][] y, ToDoubleBiFunction<double[][], double[][]> distance) {
        return new Jackknife(12).standardError(twice(x), twice(y), distance);
    }

    private static double[][] twice(double[][] rows) {
        double[][] all = Arrays.copyOf(rows, 2 * rows.length);
        System.arraycopy(rows, 0, all, rows.length, rows.length);
        return all;
    }

    private static double mean(double[][] rows) {
        return Arrays.stream(rows).mapToDouble(row -> row[0]).average().orElseThrow();
    }

    private static double variance(double[][] rows) {
        double mean = mean(rows);
        return Arrays.stream(rows)
                        .mapToDouble(row -> (row[0] - mean) * (row[0] - mean))
                        .sum()
                / (rows.length - 1);
    }

    /** Its standard error is the spread that the kernel distance has over many pairs of sets. */
    @Test
    void ofTheKernelDistanceItIsItsSpread() {
        int pairs = 60;
        double[] values = new double[pairs];
        double errors = 0;
        for (int i = 0; i < pairs; i++) {
            double[][] x = normal(60, 4, 0, 2L * i);
            double[][] y = normal(60, 4, 0.5, 2L * i + 1);
            values[i] = FeatureDistance.kernel(x, y);
            errors += new Jackknife(10).standardError(x, y, FeatureDistance::kernel) / pairs;
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double spread = Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (pairs - 1));
        assertEquals(1, errors / spread, 0.35, errors + " for " + spread);
    }

    @Test
    void refusesSetsThatCannotBeDivided() {
        double[][] few = normal(5, 1, 0, 1);
        assertThrows(IllegalArgumentException.class, () -> new Jackknife(3)
                .standardError(few, few, FeatureDistance::kernel));
        assertThrows(IllegalArgumentException.class, () -> new Jackknife(1));
    }
}
