package cytodiffusion.stats;

/** A confidence or credible interval, both ends included. */
public record Interval(double lower, double upper) {
    /** The level of all intervals that tables and figures have: 95 %. */
    public static final double LEVEL = 0.95;

    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("An interval cannot go from " + lower + " to " + upper);
        }
    }

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    public double width() {
        return upper - lower;
    }

    /** Refuses a confidence level outside (0, 1). */
    public static void requireLevel(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "A confidence level lies between 0 and 1, as 0.95 does; " + confidence + " does not");
        }
    }
}
