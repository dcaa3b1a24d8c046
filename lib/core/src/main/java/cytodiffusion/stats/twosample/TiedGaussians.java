package cytodiffusion.stats.twosample;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * One Gaussian for each group of points, all with the same covariance, and how far a point lies from the nearest of them
 * (Lee et al., A simple unified framework for detecting out-of-distribution samples, 2018, Equation 2).
 */
public final class TiedGaussians {
    /** Added to the diagonal, as a share of its mean, so that coordinates that always agree can be told apart from noise. */
    private static final double RIDGE = 1e-3;

    private final RealVector[] means;
    private final DecompositionSolver covariance;

    private TiedGaussians(RealVector[] means, DecompositionSolver covariance) {
        this.means = means;
        this.covariance = covariance;
    }

    /**
     * Fits the means and the pooled covariance, its divisor being the points less the groups.
     *
     * @param points {@code points[i]} has the coordinates of point i
     * @param groups of each point, from 0; not all of them need to have points
     * @throws IllegalArgumentException where there are not more points than groups and coordinates, or they do not vary
     */
    public static TiedGaussians fit(double[][] points, int[] groups) {
        if (points.length != groups.length || points.length == 0) {
            throw new IllegalArgumentException(
                    "There are " + points.length + " points, and groups of " + groups.length);
        }
        int size = points[0].length;
        RealVector[] means = means(points, groups);
        int filled = 0;
        for (RealVector mean : means) {
            filled += mean == null ? 0 : 1;
        }
        if (points.length <= filled + size) {
            throw new IllegalArgumentException("Gaussians of " + size + " coordinates in " + filled
                    + " groups need more than " + (filled + size) + " points, not " + points.length);
        }
        double[][] deviations = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            deviations[i] = new ArrayRealVector(points[i], false)
                    .subtract(means[groups[i]])
                    .toArray();
        }
        RealMatrix covariance =
                FeatureDistance.covariance(deviations).scalarMultiply((points.length - 1.0) / (points.length - filled));
        double ridge = RIDGE * covariance.getTrace() / size;
        if (!(ridge > 0)) {
            throw new IllegalArgumentException("The points of each group are all the same: there is no covariance");
        }
        for (int a = 0; a < size; a++) {
            covariance.addToEntry(a, a, ridge);
        }
        return new TiedGaussians(means, new CholeskyDecomposition(covariance).getSolver());
    }

    private static RealVector[] means(double[][] points, int[] groups) {
        int most = 0;
        for (int group : groups) {
            most = Math.max(most, group);
        }
        RealVector[] sums = new RealVector[most + 1];
        int[] counts = new int[most + 1];
        for (int i = 0; i < points.length; i++) {
            RealVector point = new ArrayRealVector(points[i], false);
            int group = groups[i];
            sums[group] = sums[group] == null ? point : sums[group].add(point);
            counts[group]++;
        }
        for (int group = 0; group <= most; group++) {
            if (counts[group] > 0) {
                sums[group] = sums[group].mapDivide(counts[group]);
            }
        }
        return sums;
    }

    /** The squared Mahalanobis distance to the nearest mean. */
    public double squaredDistance(double[] point) {
        double smallest = Double.POSITIVE_INFINITY;
        for (RealVector mean : means) {
            if (mean != null) {
                RealVector deviation = new ArrayRealVector(point, false).subtract(mean);
                smallest = Math.min(smallest, deviation.dotProduct(covariance.solve(deviation)));
            }
        }
        return smallest;
    }
}
