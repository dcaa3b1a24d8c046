package cytodiffusion.stats;

import java.util.stream.DoubleStream;
import org.apache.commons.math3.distribution.TDistribution;

/** The mean of repetitions of an experiment. */
public final class MeanEstimate {
    private MeanEstimate() {}

    /**
     * The mean with Student's t interval, which takes the repetitions as independent and about normal; without an
     * interval where there is one repetition only.
     *
     * @param values at least one
     * @param confidence the interval's level as a fraction, 0.95 for 95 %
     */
    public static PointEstimate of(double[] values, double confidence) {
        Interval.requireLevel(confidence);
        if (values.length == 0) {
            throw new IllegalArgumentException("There is no mean of no repetitions");
        }
        double mean = DoubleStream.of(values).sum() / values.length;
        if (values.length == 1) {
            return PointEstimate.alone(mean);
        }
        double squares =
                DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
        double standardError = Math.sqrt(squares / (values.length - 1) / values.length);
        double quantile =
                new TDistribution(null, values.length - 1.0).inverseCumulativeProbability((1 + confidence) / 2);
        return new PointEstimate(mean, mean - quantile * standardError, mean + quantile * standardError);
    }
}
