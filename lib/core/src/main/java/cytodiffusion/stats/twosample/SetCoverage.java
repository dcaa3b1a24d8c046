package cytodiffusion.stats.twosample;

import java.util.Arrays;

/**
 * Precision and recall of a set of drawn images (Kynkäänniemi et al., 2019): each set covers the balls around its images
 * that reach to their nearest neighbours within the set.
 *
 * @param precision share of the drawn images that lie where the real ones are: are they like real ones?
 * @param recall share of the real images that lie where the drawn ones are: is any kind missing?
 */
public record SetCoverage(double precision, double recall) {
    /** As many neighbours as the paper's. */
    public static final int NEIGHBOURS = 3;

    /**
     * Compares two sets.
     *
     * @param real one row of features for each image, more than {@code neighbours} rows
     * @param drawn of the other set
     * @param neighbours a ball reaches to that many other images of its set, at least 1
     */
    public static SetCoverage of(double[][] real, double[][] drawn, int neighbours) {
        if (neighbours < 1 || real.length <= neighbours || drawn.length <= neighbours) {
            throw new IllegalArgumentException("Sets of " + real.length + " and " + drawn.length
                    + " images have no neighbour number " + neighbours + " of each");
        }
        return new SetCoverage(covered(drawn, real, neighbours), covered(real, drawn, neighbours));
    }

    private static double covered(double[][] asked, double[][] by, int neighbours) {
        double[] radii = Arrays.stream(by)
                .mapToDouble(row -> radius(row, by, neighbours))
                .toArray();
        long inside = Arrays.stream(asked)
                .filter(row -> {
                    for (int i = 0; i < by.length; i++) {
                        if (squaredDistance(row, by[i]) <= radii[i]) {
                            return true;
                        }
                    }
                    return false;
                })
                .count();
        return (double) inside / asked.length;
    }

    /** The squared distance to the neighbour of this number; the row itself, one of the set, is the zeroth. */
    private static double radius(double[] row, double[][] set, int neighbours) {
        double[] distances = Arrays.stream(set)
                .mapToDouble(other -> squaredDistance(row, other))
                .toArray();
        Arrays.sort(distances);
        return distances[neighbours];
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return sum;
    }
}
