package cytodiffusion.notebook;

/**
 * A value with its confidence interval, all in the same unit.
 *
 * @param value NaN where it is not defined
 * @param low the lower bound, or NaN where no interval is known
 * @param high the upper bound, or NaN where no interval is known
 */
public record Interval(double value, double low, double high) {
    public Interval {
        if (low > value || value > high || Double.isNaN(low) != Double.isNaN(high)) {
            throw new IllegalArgumentException(
                    "The interval from " + low + " to " + high + " does not hold the value " + value);
        }
    }

    /** A value of which no interval is known. */
    public static Interval exactly(double value) {
        return new Interval(value, Double.NaN, Double.NaN);
    }

    /** Whether there are bounds. */
    public boolean isBounded() {
        return !Double.isNaN(low);
    }

    /** As text with this many digits after the point: "96.4 [94.1, 98.0]", or "96.4" where there are no bounds, or
     * a dash where there is no value. */
    public String format(int decimals) {
        if (Double.isNaN(value)) {
            return TableView.MISSING;
        }
        String text = Numbers.fixed(value, decimals);
        return isBounded()
                ? text + " [" + Numbers.fixed(low, decimals) + ", " + Numbers.fixed(high, decimals) + "]"
                : text;
    }

    /** The same in other units: every number times {@code factor}, which is positive; 100 makes percent of fractions. */
    public Interval times(double factor) {
        return new Interval(value * factor, low * factor, high * factor);
    }
}
