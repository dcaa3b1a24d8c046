package cytodiffusion.stats.psychometric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Finds the highest point of a psychometric posterior. Lapse rate and overdispersion often have their maximum at 0, and
 * an overdispersion of 0 is always a local one, so the faces at 0 are searched beside the interior, each from several
 * starts.
 */
final class PosteriorMode {
    private static final int STARTS = 6;
    private static final int MOST_EVALUATIONS = 20_000;
    private static final double GOOD_ENOUGH = 1e-10;
    private static final double[] FRACTIONS_OF_RANGE = {-0.2, 0, 0.2, 0.4, 0.6, 0.8, 1, 1.2};
    private static final double[] WIDTHS_OF_RANGE = {0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 2.5};
    /** Threshold and width; then the lapse rate, the overdispersion, or both. */
    private static final int[][] FACES = {{0, 1}, {0, 1, 2}, {0, 1, 3}, {0, 1, 2, 3}};

    private final PsychometricPosterior posterior;

    PosteriorMode(PsychometricPosterior posterior) {
        this.posterior = posterior;
    }

    /** The parameters of the highest point. */
    double[] find() {
        double[] best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (int[] face : FACES) {
            for (double[] start : starts(face)) {
                double[] found = climb(start, face);
                double value = posterior.logPosterior(found);
                // A face of more parameters must be truly higher, so that a maximum at 0 is exactly there.
                if (value > highest + GOOD_ENOUGH) {
                    highest = value;
                    best = found;
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("The posterior is zero at all starting points");
        }
        return best;
    }

    private List<double[]> starts(int[] face) {
        boolean lapses = contains(face, 2);
        boolean dispersed = contains(face, 3);
        List<double[]> starts = new ArrayList<>();
        for (double fraction : FRACTIONS_OF_RANGE) {
            for (double width : WIDTHS_OF_RANGE) {
                for (double lapse : lapses ? new double[] {0.01, 0.1} : new double[] {0}) {
                    for (double eta : dispersed ? new double[] {0.05, 0.3} : new double[] {0}) {
                        starts.add(new double[] {
                            posterior.lowestLevel() + fraction * posterior.range(),
                            Math.max(width * posterior.range(), 1.5 * posterior.lower(1)),
                            lapse,
                            eta
                        });
                    }
                }
            }
        }
        starts.sort(Comparator.comparingDouble(posterior::logPosterior).reversed());
        return starts.subList(0, STARTS);
    }

    /** Nelder and Mead's simplex within a face, begun anew where it ended until that gains nothing. */
    private double[] climb(double[] start, int[] face) {
        double[] at = start;
        double gain;
        do {
            double before = posterior.logPosterior(at);
            double[] origin = at;
            PointValuePair end = new SimplexOptimizer(0, 1e-13)
                    .optimize(
                            new MaxEval(MOST_EVALUATIONS),
                            new ObjectiveFunction(free -> finite(posterior.logPosterior(on(face, free, origin)))),
                            GoalType.MAXIMIZE,
                            new InitialGuess(pick(face, at)),
                            new NelderMeadSimplex(steps(face, at)));
            at = on(face, end.getPoint(), origin);
            gain = end.getValue() - before;
        } while (gain > GOOD_ENOUGH);
        return at;
    }

    private double[] steps(int[] face, double[] at) {
        double[] steps = new double[face.length];
        for (int i = 0; i < face.length; i++) {
            steps[i] = face[i] < 2 ? 0.1 * at[1] : 0.02;
        }
        return steps;
    }

    /** The point whose free parameters are these; rates below 0 are mirrored, which keeps a simplex whole. */
    private static double[] on(int[] face, double[] free, double[] origin) {
        double[] point = origin.clone();
        for (int i = 0; i < face.length; i++) {
            point[face[i]] = face[i] < 2 ? free[i] : Math.abs(free[i]);
        }
        return point;
    }

    private static double[] pick(int[] face, double[] point) {
        double[] free = new double[face.length];
        for (int i = 0; i < face.length; i++) {
            free[i] = point[face[i]];
        }
        return free;
    }

    /** The simplex compares differences of values, which infinities do not have. */
    private static double finite(double logPosterior) {
        return Math.max(logPosterior, -1e300);
    }

    private static boolean contains(int[] face, int parameter) {
        for (int free : face) {
            if (free == parameter) {
                return true;
            }
        }
        return false;
    }
}
