package cytodiffusion.stats;

import java.util.Optional;

/**
 * The estimate of one quantity, with its confidence or credible interval where one is known, all in the same unit.
 *
 * @param value NaN where it is not defined
 * @param interval holds the value
 */
public record PointEstimate(double value, Optional<Interval> interval) {
    public PointEstimate {
        if (interval.isPresent() && !interval.get().contains(value)) {
            throw new IllegalArgumentException("The interval from "
                    + interval.get().lower() + " to " + interval.get().upper() + " does not hold the value " + value);
        }
    }

    /** An estimate with its interval. */
    public PointEstimate(double value, double lower, double upper) {
        this(value, new Interval(lower, upper));
    }

    /** An estimate with its interval. */
    public PointEstimate(double value, Interval interval) {
        this(value, Optional.of(interval));
    }

    /** A value of which no interval is known. */
    public static PointEstimate alone(double value) {
        return new PointEstimate(value, Optional.empty());
    }

    /** The same in other units: every number times {@code factor}, which is positive; 100 makes percent of fractions. */
    public PointEstimate times(double factor) {
        return new PointEstimate(
                value * factor, interval.map(i -> new Interval(i.lower() * factor, i.upper() * factor)));
    }
}
