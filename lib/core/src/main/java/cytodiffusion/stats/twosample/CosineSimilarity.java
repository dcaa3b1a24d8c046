package cytodiffusion.stats.twosample;

/**
 * The mean cosine similarity of two sets of vectors, over all pairs of one of each.
 *
 * <p>With every vector brought to length 1, the mean over all pairs is the product of the sets' two mean vectors: so this
 * sees of a set nothing but its mean. A set of which every member is that mean is more similar to it than its own members
 * are to each other.
 */
public final class CosineSimilarity {
    private CosineSimilarity() {}

    /**
     * Of two sets.
     *
     * @param x one row of values for each image, none of them all zeros
     */
    public static double between(double[][] x, double[][] y) {
        return product(sum(x), sum(y)) / ((double) x.length * y.length);
    }

    /** Of the members of one set with each other, each with itself left out; at least two of them. */
    public static double within(double[][] x) {
        if (x.length < 2) {
            throw new IllegalArgumentException("The similarity within a set needs two images, not " + x.length);
        }
        double[] sum = sum(x);
        return (product(sum, sum) - x.length) / ((double) x.length * (x.length - 1));
    }

    /** The same with each member compared with itself, too, which makes it larger by {@code (1 - within) / n}. */
    public static double withinAndSelf(double[][] x) {
        return between(x, x);
    }

    /** The sum of the rows, each brought to length 1. */
    private static double[] sum(double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("There is no similarity to an empty set");
        }
        double[] sum = new double[rows[0].length];
        for (double[] row : rows) {
            double length = Math.sqrt(product(row, row));
            if (!(length > 0)) {
                throw new IllegalArgumentException("A row of zeros has no direction");
            }
            for (int d = 0; d < sum.length; d++) {
                sum[d] += row[d] / length;
            }
        }
        return sum;
    }

    private static double product(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "Rows of " + a.length + " and " + b.length + " values cannot be compared");
        }
        double product = 0;
        for (int d = 0; d < a.length; d++) {
            product += a[d] * b[d];
        }
        return product;
    }
}
