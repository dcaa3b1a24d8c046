package cytodiffusion.stats.psychometric;

import cytodiffusion.stats.Interval;
import java.util.Arrays;

/**
 * The posterior distribution of one parameter, from its density at quadrature nodes. Between the nodes the density is
 * the polynomial through them, so that probabilities and quantiles are as exact as the quadrature.
 */
public final class Marginal {
    private static final int BISECTIONS = 60;

    private final QuadratureAxis axis;
    private final double[] atNodes;
    /** Per panel the density's Legendre coefficients, in the coordinate that runs from -1 to 1 on the panel. */
    private final double[][] legendre;
    /** The probability below each edge of the panels. */
    private final double[] below;

    private final double mean;

    /** From densities at the axis's nodes that integrate to 1. */
    Marginal(QuadratureAxis axis, double[] density) {
        this.axis = axis;
        atNodes = density;
        legendre = new double[axis.panels()][];
        below = new double[axis.panels() + 1];
        double sum = 0;
        for (int panel = 0; panel < axis.panels(); panel++) {
            legendre[panel] = coefficients(panel, density);
            below[panel + 1] = below[panel] + half(panel) * 2 * legendre[panel][0];
        }
        for (int i = 0; i < axis.size(); i++) {
            sum += axis.weights()[i] * density[i] * axis.nodes()[i];
        }
        mean = sum;
    }

    /** The smallest value of notable density, or the smallest possible one. */
    public double lower() {
        return axis.lower();
    }

    /** The largest value of notable density, or the largest possible one. */
    public double upper() {
        return axis.upper();
    }

    /** The density per unit of the parameter, 0 outside [lower, upper]. */
    public double density(double value) {
        if (value < lower() || value > upper()) {
            return 0;
        }
        int panel = axis.panelOf(value);
        return Math.max(0, density(panel, coordinate(panel, value)));
    }

    /** The probability of a smaller value. */
    public double probabilityBelow(double value) {
        if (value <= lower()) {
            return 0;
        }
        if (value >= upper()) {
            return 1;
        }
        int panel = axis.panelOf(value);
        return below[panel] + half(panel) * integral(panel, coordinate(panel, value));
    }

    /** The value that this fraction of the distribution lies below. */
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("A probability lies in [0, 1]; " + probability + " does not");
        }
        double low = lower();
        double high = upper();
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (probabilityBelow(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    public double mean() {
        return mean;
    }

    public double median() {
        return quantile(0.5);
    }

    /** The equal-tailed credible interval of this level, 0.95 for 95 %. */
    public Interval interval(double credibility) {
        Interval.requireLevel(credibility);
        return new Interval(quantile((1 - credibility) / 2), quantile((1 + credibility) / 2));
    }

    /** The density at the outermost node below, as a fraction of the highest. */
    double relativeDensityAtLowerEnd() {
        return atNodes[0] / highest();
    }

    /** The density at the outermost node above, as a fraction of the highest. */
    double relativeDensityAtUpperEnd() {
        return atNodes[atNodes.length - 1] / highest();
    }

    /**
     * The part of the interval outside which the density at all nodes is at most this fraction of the highest: from
     * node to node, or to the interval's own end where the density there is more.
     */
    Interval nodesAbove(double fraction) {
        int first = 0;
        while (atNodes[first] <= fraction * highest()) {
            first++;
        }
        int last = atNodes.length - 1;
        while (atNodes[last] <= fraction * highest()) {
            last--;
        }
        return new Interval(
                first == 0 ? lower() : axis.nodes()[first - 1],
                last == atNodes.length - 1 ? upper() : axis.nodes()[last + 1]);
    }

    private double highest() {
        return Arrays.stream(atNodes).max().orElseThrow();
    }

    private double[] coefficients(int panel, double[] density) {
        int n = axis.nodesPerPanel();
        double[] coefficients = new double[n];
        for (int i = panel * n; i < (panel + 1) * n; i++) {
            double x = coordinate(panel, axis.nodes()[i]);
            double weighted = axis.weights()[i] / half(panel) * density[i];
            double previous = 0;
            double current = 1;
            for (int degree = 0; degree < n; degree++) {
                coefficients[degree] += (2 * degree + 1) / 2.0 * weighted * current;
                double next = next(degree, x, current, previous);
                previous = current;
                current = next;
            }
        }
        return coefficients;
    }

    private double density(int panel, double x) {
        double sum = 0;
        double previous = 0;
        double current = 1;
        for (int degree = 0; degree < legendre[panel].length; degree++) {
            sum += legendre[panel][degree] * current;
            double next = next(degree, x, current, previous);
            previous = current;
            current = next;
        }
        return sum;
    }

    /** From -1 to x, as the integral of P_n is (P_n+1 - P_n-1) / (2n + 1). */
    private double integral(int panel, double x) {
        double sum = 0;
        double previous = -1; // as the integral of P_0 is x - (-1)
        double current = 1;
        for (int degree = 0; degree < legendre[panel].length; degree++) {
            double next = next(degree, x, current, previous);
            sum += legendre[panel][degree] * (next - previous) / (2 * degree + 1);
            previous = current;
            current = next;
        }
        return sum;
    }

    /** The Legendre polynomial of the next degree, by Bonnet's recursion. */
    private static double next(int degree, double x, double current, double previous) {
        return ((2 * degree + 1) * x * current - degree * previous) / (degree + 1);
    }

    private double coordinate(int panel, double value) {
        return (value - (axis.edges()[panel] + axis.edges()[panel + 1]) / 2) / half(panel);
    }

    private double half(int panel) {
        return (axis.edges()[panel + 1] - axis.edges()[panel]) / 2;
    }
}
