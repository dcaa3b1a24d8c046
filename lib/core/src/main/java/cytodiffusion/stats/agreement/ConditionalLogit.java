package cytodiffusion.stats.agreement;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Conditional logistic regression (McFadden, 1974): which of several alternatives is chosen, where each is described by
 * numbers. The probability of an alternative is proportional to {@code exp(sum of coefficient * feature)}.
 *
 * @param coefficients per unit of each feature
 */
public record ConditionalLogit(double... coefficients) {
    private static final int MOST_STEPS = 200;
    private static final double CONVERGED = 1e-10;

    public ConditionalLogit {
        coefficients = coefficients.clone();
    }

    /**
     * The most probable coefficients, by Newton's method, where each has a normal prior around 0: a ridge, without which
     * choices that can be told apart perfectly would make them infinite.
     *
     * @param features {@code features[i][a][f]}: of alternative {@code a} in case {@code i}
     * @param chosen the alternative of each case
     * @param ridge reciprocal of the prior's variance, above 0, where each feature is divided by its root mean square
     *     about the mean of its case
     */
    public static ConditionalLogit fit(double[][][] features, int[] chosen, double ridge) {
        if (features.length == 0 || features.length != chosen.length) {
            throw new IllegalArgumentException(features.length + " cases and " + chosen.length
                    + " choices: as many of both are needed, 1 at least");
        }
        if (!(ridge > 0)) {
            throw new IllegalArgumentException("The ridge is " + ridge + ", but must be above 0");
        }
        double[][][] centred = new double[features.length][][];
        for (int i = 0; i < features.length; i++) {
            centred[i] = centred(features[i]);
        }
        double[] scale = rootMeanSquares(centred);
        for (double[][] alternatives : centred) {
            for (double[] alternative : alternatives) {
                Arrays.setAll(alternative, f -> scale[f] == 0 ? 0 : alternative[f] / scale[f]);
            }
        }
        double[] found = new Climb(centred, chosen, ridge).top();
        Arrays.setAll(found, f -> scale[f] == 0 ? 0 : found[f] / scale[f]);
        return new ConditionalLogit(found);
    }

    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** The probability of each alternative. */
    public double[] probabilities(double[][] alternatives) {
        return softmax(alternatives, coefficients);
    }

    /** What all alternatives have in common has no part in the choice. */
    private static double[][] centred(double[][] alternatives) {
        int count = alternatives[0].length;
        double[] mean = new double[count];
        for (double[] alternative : alternatives) {
            for (int f = 0; f < count; f++) {
                mean[f] += alternative[f] / alternatives.length;
            }
        }
        double[][] centred = new double[alternatives.length][count];
        for (int a = 0; a < centred.length; a++) {
            for (int f = 0; f < count; f++) {
                centred[a][f] = alternatives[a][f] - mean[f];
            }
        }
        return centred;
    }

    private static double[] rootMeanSquares(double[][][] cases) {
        double[] sums = new double[cases[0][0].length];
        int count = 0;
        for (double[][] alternatives : cases) {
            for (double[] alternative : alternatives) {
                count++;
                for (int f = 0; f < sums.length; f++) {
                    sums[f] += alternative[f] * alternative[f];
                }
            }
        }
        for (int f = 0; f < sums.length; f++) {
            sums[f] = Math.sqrt(sums[f] / count);
        }
        return sums;
    }

    private static double[] softmax(double[][] alternatives, double[] coefficients) {
        double[] p = new double[alternatives.length];
        Arrays.setAll(p, a -> dot(alternatives[a], coefficients));
        double highest = Arrays.stream(p).max().orElseThrow();
        Arrays.setAll(p, a -> Math.exp(p[a] - highest));
        double sum = Arrays.stream(p).sum();
        Arrays.setAll(p, a -> p[a] / sum);
        return p;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Newton's steps up the logarithm of the posterior, which has one top. */
    private record Climb(double[][][] cases, int[] chosen, double ridge) {
        double[] top() {
            double[] at = new double[cases[0][0].length];
            double height = height(at);
            for (int step = 0; step < MOST_STEPS; step++) {
                double[] move = move(at);
                double scale = 1;
                double[] next = moved(at, move, scale);
                double nextHeight = height(next);
                while (!(nextHeight >= height) && scale > CONVERGED) {
                    scale /= 2;
                    next = moved(at, move, scale);
                    nextHeight = height(next);
                }
                if (!(nextHeight >= height)) {
                    break;
                }
                boolean converged = nextHeight - height < CONVERGED;
                at = next;
                height = nextHeight;
                if (converged) {
                    break;
                }
            }
            return at;
        }

        private static double[] moved(double[] from, double[] move, double scale) {
            double[] to = from.clone();
            for (int f = 0; f < to.length; f++) {
                to[f] += scale * move[f];
            }
            return to;
        }

        private double height(double[] at) {
            double sum = -ridge / 2 * dot(at, at);
            for (int i = 0; i < cases.length; i++) {
                sum += Math.log(softmax(cases[i], at)[chosen[i]]);
            }
            return sum;
        }

        private double[] move(double[] at) {
            int n = at.length;
            double[] gradient = new double[n];
            double[][] curvature = new double[n][n];
            for (int f = 0; f < n; f++) {
                gradient[f] = -ridge * at[f];
                curvature[f][f] = ridge;
            }
            for (int i = 0; i < cases.length; i++) {
                double[] p = softmax(cases[i], at);
                double[] mean = new double[n];
                for (int a = 0; a < p.length; a++) {
                    for (int f = 0; f < n; f++) {
                        mean[f] += p[a] * cases[i][a][f];
                    }
                }
                for (int f = 0; f < n; f++) {
                    gradient[f] += cases[i][chosen[i]][f] - mean[f];
                }
                addCovariance(curvature, cases[i], p, mean);
            }
            return new CholeskyDecomposition(new Array2DRowRealMatrix(curvature, false), 1e-8, 0)
                    .getSolver()
                    .solve(new ArrayRealVector(gradient, false))
                    .toArray();
        }

        private static void addCovariance(double[][] to, double[][] alternatives, double[] p, double[] mean) {
            for (int a = 0; a < p.length; a++) {
                double[] x = alternatives[a];
                for (int f = 0; f < mean.length; f++) {
                    double weighted = p[a] * (x[f] - mean[f]);
                    for (int g = 0; g <= f; g++) {
                        double product = weighted * (x[g] - mean[g]);
                        to[f][g] += product;
                        to[g][f] = to[f][g];
                    }
                }
            }
        }
    }
}
