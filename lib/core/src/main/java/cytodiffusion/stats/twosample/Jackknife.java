package cytodiffusion.stats.twosample;

import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * The sampling error of a distance between two sets of images: groups of images are left out in turn (Shao and Tu, 1995).
 * The sets are independent, so their variances add up.
 *
 * @param groups into which each set is divided, at least 2; the images are dealt out in turn
 */
public record Jackknife(int groups) {
    public Jackknife {
        if (groups < 2) {
            throw new IllegalArgumentException("A jackknife needs at least 2 groups, not " + groups);
        }
    }

    /**
     * The standard error of a distance.
     *
     * @param x one row of features for each image, several for each group
     * @param y of the other set
     */
    public double standardError(double[][] x, double[][] y, ToDoubleBiFunction<double[][], double[][]> distance) {
        double variance = variance(IntStream.range(0, groups)
                .mapToDouble(g -> distance.applyAsDouble(without(x, g), y))
                .toArray());
        variance += variance(IntStream.range(0, groups)
                .mapToDouble(g -> distance.applyAsDouble(x, without(y, g)))
                .toArray());
        return Math.sqrt(variance);
    }

    private double[][] without(double[][] rows, int group) {
        if (rows.length < 2 * groups) {
            throw new IllegalArgumentException(
                    "A jackknife of " + groups + " groups needs " + 2 * groups + " images, not " + rows.length);
        }
        return IntStream.range(0, rows.length)
                .filter(i -> i % groups != group)
                .mapToObj(i -> rows[i])
                .toArray(double[][]::new);
    }

    private double variance(double[] left) {
        double mean = IntStream.range(0, groups).mapToDouble(g -> left[g]).sum() / groups;
        double squares = 0;
        for (double value : left) {
            squares += (value - mean) * (value - mean);
        }
        return squares * (groups - 1) / groups;
    }
}
