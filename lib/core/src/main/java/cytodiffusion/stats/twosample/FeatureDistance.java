package cytodiffusion.stats.twosample;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;

/**
 * Distances between two sets of images through the features that a network gives them. A set is one row of features
 * for each image, at least two rows.
 */
public final class FeatureDistance {
    private FeatureDistance() {}

    /**
     * The Fréchet distance of the Gaussians with the sets' means and covariances (Heusel et al., 2017): |m1 - m2|^2 +
     * tr(S1 + S2 - 2 (S1 S2)^(1/2)). Depends on the sets' sizes: compare only sets as large as each other.
     */
    public static double frechet(double[][] x, double[][] y) {
        requireFeatures(x, y);
        RealMatrix covarianceX = covariance(x);
        RealMatrix covarianceY = covariance(y);
        double meanTerm = 0;
        for (int d = 0; d < x[0].length; d++) {
            double difference = mean(x, d) - mean(y, d);
            meanTerm += difference * difference;
        }
        return meanTerm
                + covarianceX.getTrace()
                + covarianceY.getTrace()
                - 2 * traceOfRootOfProduct(covarianceX, covarianceY);
    }

    /**
     * The kernel distance (Binkowski et al., 2018): the unbiased squared maximum mean discrepancy with the kernel (x.y /
     * d + 1)^3, d being the number of features. About 0 for sets of one distribution, and can be negative.
     */
    public static double kernel(double[][] x, double[][] y) {
        requireFeatures(x, y);
        return meanKernelWithin(x) + meanKernelWithin(y) - 2 * meanKernel(x, y);
    }

    /** tr((A B)^(1/2)) of two covariances, as the sum of the roots of A^(1/2) B A^(1/2)'s eigenvalues. */
    static double traceOfRootOfProduct(RealMatrix a, RealMatrix b) {
        EigenDecomposition eigen = new EigenDecomposition(a);
        double[] roots = eigen.getRealEigenvalues();
        for (int i = 0; i < roots.length; i++) {
            roots[i] = Math.sqrt(Math.max(0, roots[i]));
        }
        RealMatrix root = eigen.getV()
                .multiply(MatrixUtils.createRealDiagonalMatrix(roots))
                .multiply(eigen.getVT());
        RealMatrix product = root.multiply(b).multiply(root);
        // Rounding leaves it slightly unsymmetric, for which another, slower decomposition would be chosen.
        RealMatrix symmetric = product.add(product.transpose()).scalarMultiply(0.5);
        double trace = 0;
        for (double eigenvalue : new EigenDecomposition(symmetric).getRealEigenvalues()) {
            trace += Math.sqrt(Math.max(0, eigenvalue));
        }
        return trace;
    }

    static RealMatrix covariance(double[][] rows) {
        return new Covariance(new Array2DRowRealMatrix(rows, false), true).getCovarianceMatrix();
    }

    /** The kernel of every row with itself and with those before it: a lower triangle. */
    static double[][] kernels(double[][] rows) {
        double[][] kernels = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            kernels[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                kernels[i][j] = kernel(rows[i], rows[j]);
            }
        }
        return kernels;
    }

    /** The mean of the kernel over all pairs of one row each. */
    static double meanKernel(double[][] x, double[][] y) {
        double sum = 0;
        for (double[] left : x) {
            for (double[] right : y) {
                sum += kernel(left, right);
            }
        }
        return sum / ((double) x.length * y.length);
    }

    /** The mean of the kernel over all pairs of different rows. */
    private static double meanKernelWithin(double[][] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += 2 * kernel(x[i], x[j]);
            }
        }
        return sum / ((double) x.length * (x.length - 1));
    }

    private static double kernel(double[] a, double[] b) {
        double product = 0;
        for (int d = 0; d < a.length; d++) {
            product += a[d] * b[d];
        }
        double base = product / a.length + 1;
        return base * base * base;
    }

    private static double mean(double[][] rows, int column) {
        double sum = 0;
        for (double[] row : rows) {
            sum += row[column];
        }
        return sum / rows.length;
    }

    private static void requireFeatures(double[][] x, double[][] y) {
        if (x.length < 2 || y.length < 2) {
            throw new IllegalArgumentException(
                    "A distance of sets needs at least 2 images in each, not " + x.length + " and " + y.length);
        }
        if (x[0].length != y[0].length) {
            throw new IllegalArgumentException("The sets have " + x[0].length + " and " + y[0].length
                    + " features: both must come from the same network");
        }
    }
}
