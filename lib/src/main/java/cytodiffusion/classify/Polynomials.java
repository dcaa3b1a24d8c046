package cytodiffusion.classify;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/** Polynomials as ascending coefficients. */
final class Polynomials {
    private Polynomials() {}

    static double value(double[] coefficients, double x) {
        double value = 0;
        for (int d = coefficients.length - 1; d >= 0; d--) {
            value = value * x + coefficients[d];
        }
        return value;
    }

    /** The unweighted least-squares fit; by QR, as the normal equations would lose half the digits. */
    static double[] fit(double[] x, double[] y, int degree) {
        if (x.length != y.length || x.length <= degree) {
            throw new IllegalArgumentException("A polynomial of degree " + degree + " needs more than " + degree
                    + " pairs, not " + x.length + " and " + y.length + " values");
        }
        double[][] powers = new double[x.length][degree + 1];
        for (int i = 0; i < x.length; i++) {
            powers[i][0] = 1;
            for (int d = 1; d <= degree; d++) {
                powers[i][d] = powers[i][d - 1] * x[i];
            }
        }
        try {
            return new QRDecomposition(new Array2DRowRealMatrix(powers, false), 1e-12)
                    .getSolver()
                    .solve(new ArrayRealVector(y, false))
                    .toArray();
        } catch (SingularMatrixException e) {
            throw new IllegalArgumentException(
                    "A polynomial of degree " + degree + " needs more than " + degree + " different timesteps", e);
        }
    }
}
