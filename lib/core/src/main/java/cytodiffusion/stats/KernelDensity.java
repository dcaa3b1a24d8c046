package cytodiffusion.stats;

import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * A Gaussian kernel estimate of the density that a sample comes from.
 *
 * @param sample at least one value; not copied
 * @param bandwidth standard deviation of each kernel, in the sample's unit
 */
public record KernelDensity(double[] sample, double bandwidth) {
    public KernelDensity {
        if (sample.length == 0) {
            throw new IllegalArgumentException("A density estimate needs at least one value");
        }
        if (!(bandwidth > 0 && Double.isFinite(bandwidth))) {
            throw new IllegalArgumentException("The bandwidth is " + bandwidth
                    + ", but must be positive and finite; where it follows from the sample's spread, all values may be"
                    + " the same");
        }
    }

    /** Scott's rule: the sample's standard deviation times n to the power of -1/5. */
    public static KernelDensity scott(double[] sample) {
        return scaled(sample, Math.pow(sample.length, -0.2));
    }

    /** Silverman's rule: the sample's standard deviation times 3n/4 to the power of -1/5. */
    public static KernelDensity silverman(double[] sample) {
        return scaled(sample, Math.pow(0.75 * sample.length, -0.2));
    }

    /** A bandwidth of {@code factor} standard deviations of the sample, as scipy's {@code bw_method} means it. */
    public static KernelDensity scaled(double[] sample, double factor) {
        return new KernelDensity(sample, factor * new StandardDeviation().evaluate(sample));
    }

    /** The density at {@code x}, per unit of the sample. */
    public double at(double x) {
        double sum = 0;
        for (double value : sample) {
            double z = (x - value) / bandwidth;
            sum += Math.exp(-z * z / 2);
        }
        return sum / (sample.length * bandwidth * Math.sqrt(2 * Math.PI));
    }

    /** The density at each point of a grid, for a figure. */
    public double[] at(double[] grid) {
        double[] densities = new double[grid.length];
        for (int i = 0; i < grid.length; i++) {
            densities[i] = at(grid[i]);
        }
        return densities;
    }

    /** The probability of a value between {@code from} and {@code to}. */
    public double probability(double from, double to) {
        double scale = bandwidth * Math.sqrt(2);
        double sum = 0;
        for (double value : sample) {
            sum += Erf.erf((from - value) / scale, (to - value) / scale);
        }
        return sum / (2 * sample.length);
    }
}
