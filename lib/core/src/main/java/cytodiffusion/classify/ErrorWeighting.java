package cytodiffusion.classify;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * How much the error at a timestep counts (CytoDiffusion, Section 3.2 and Appendix A): the reciprocal of a polynomial in u = (1000 -
 * t) / 1000 that follows the spread of the classes' errors, so that every timestep tells classes apart on one scale.
 *
 * @param coefficients of the polynomial, the constant term first; the polynomial is positive at all timesteps
 */
public record ErrorWeighting(double... coefficients) {
    private static final int TIMESTEPS = 1000;
    static final int DEGREE = 4;

    /** As a share of the largest: what is smaller counts no more than this in the fit. */
    private static final double LEAST_SPREAD = 1e-3;

    /** The paper's polynomial, fitted to Stable Diffusion 1.5's latents at 360 pixels. */
    public static final ErrorWeighting PAPER = new ErrorWeighting(
            0.9270553940204841, 9.836536887830196, -4.6840608002246205, 6.018538389994896, -9.339786177681749);

    /** Every timestep counts the same. */
    public static final ErrorWeighting UNIFORM = new ErrorWeighting(1);

    public ErrorWeighting {
        if (coefficients.length == 0) {
            throw new IllegalArgumentException("A weighting polynomial needs at least its constant term");
        }
        coefficients = coefficients.clone();
        for (int t = 0; t < TIMESTEPS; t++) {
            double value = polynomial(coefficients, t);
            if (!(value > 0 && Double.isFinite(value))) {
                throw new IllegalArgumentException("The weighting polynomial is " + value + " at timestep " + t
                        + ", so that there is no weight: fit it on more timesteps or images");
            }
        }
    }

    /**
     * Fits a polynomial of degree 4 by least squares of the relative deviations, or, where that is not positive at every
     * timestep, one of the highest degree that is: a constant at the least, and {@link #UNIFORM} where there is no spread
     * at all. Relative, as the weight is the reciprocal: a small absolute deviation from a small spread would give single
     * trials, those with most noise, many times the weight that they should have.
     *
     * @param timesteps in [0, 999], at least five different ones
     * @param spread at each of them the median over images of the standard deviation, across classes, of the squared
     *     errors
     */
    public static ErrorWeighting fit(int[] timesteps, double[] spread) {
        if (timesteps.length != spread.length) {
            throw new IllegalArgumentException(
                    timesteps.length + " timesteps have " + spread.length + " values of the spread");
        }
        double[] u = new double[timesteps.length];
        double[] importance = new double[timesteps.length];
        double least = LEAST_SPREAD * Arrays.stream(spread).max().orElse(0);
        for (int i = 0; i < u.length; i++) {
            u[i] = fractionLeft(timesteps[i]);
            importance[i] = least > 0 ? 1 / Math.max(spread[i], least) : 1;
        }
        for (int degree = DEGREE; degree > 0; degree--) {
            double[] coefficients = leastSquares(u, spread, importance, degree);
            if (isPositive(coefficients)) {
                return new ErrorWeighting(coefficients);
            }
        }
        double mean = leastSquares(u, spread, importance, 0)[0];
        return mean > 0 ? new ErrorWeighting(mean) : UNIFORM;
    }

    private static boolean isPositive(double[] coefficients) {
        return IntStream.range(0, TIMESTEPS).allMatch(t -> polynomial(coefficients, t) > 0);
    }

    /** The factor for errors at timestep {@code t} in [0, 999]. */
    public double weight(int t) {
        return 1 / polynomial(coefficients, t);
    }

    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    /**
     * Ascending coefficients; by QR, as the normal equations would lose half the digits.
     *
     * @param importance factor on each deviation
     */
    static double[] leastSquares(double[] u, double[] y, double[] importance, int degree) {
        if (u.length != y.length || u.length <= degree) {
            throw new IllegalArgumentException("A polynomial of degree " + degree + " needs more than " + degree
                    + " pairs, not " + u.length + " and " + y.length + " values");
        }
        double[][] powers = new double[u.length][degree + 1];
        double[] wanted = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            powers[i][0] = importance[i];
            wanted[i] = importance[i] * y[i];
            for (int d = 1; d <= degree; d++) {
                powers[i][d] = powers[i][d - 1] * u[i];
            }
        }
        try {
            return new QRDecomposition(new Array2DRowRealMatrix(powers, false), 1e-12)
                    .getSolver()
                    .solve(new ArrayRealVector(wanted, false))
                    .toArray();
        } catch (SingularMatrixException e) {
            throw new IllegalArgumentException(
                    "A polynomial of degree " + degree + " needs more than " + degree + " different timesteps", e);
        }
    }

    private static double fractionLeft(int t) {
        if (t < 0 || t >= TIMESTEPS) {
            throw new IllegalArgumentException("Timestep " + t + " is not in [0, " + (TIMESTEPS - 1) + "]");
        }
        return (TIMESTEPS - t) / (double) TIMESTEPS;
    }

    private static double polynomial(double[] coefficients, int t) {
        double u = fractionLeft(t);
        double value = 0;
        for (int d = coefficients.length - 1; d >= 0; d--) {
            value = value * u + coefficients[d];
        }
        return value;
    }
}
