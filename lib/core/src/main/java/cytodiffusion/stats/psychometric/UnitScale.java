package cytodiffusion.stats.psychometric;

import java.util.stream.DoubleStream;

/** Maps the range of some values linearly to [0, 1], as the paper does with a confidence (CytoDiffusion, Section 3.7). */
public record UnitScale(double lowest, double highest) {
    public UnitScale {
        if (!(lowest < highest && Double.isFinite(highest - lowest))) {
            throw new IllegalArgumentException(
                    "Values from " + lowest + " to " + highest + " have no range that could be mapped to [0, 1]");
        }
    }

    /** The scale on which the smallest of these values is 0 and the largest 1. */
    public static UnitScale of(double[] values) {
        return new UnitScale(
                DoubleStream.of(values).min().orElse(Double.NaN),
                DoubleStream.of(values).max().orElse(Double.NaN));
    }

    public double at(double value) {
        return (value - lowest) / (highest - lowest);
    }

    public double[] at(double[] values) {
        return DoubleStream.of(values).map(this::at).toArray();
    }
}
