package cytodiffusion.report.figure;

import cytodiffusion.stats.PointEstimate;
import java.util.Locale;

/** How numbers are written, the same in every locale. */
public final class Numbers {
    /** Stands where a value is missing. */
    public static final String MISSING = "\u2013";

    /** Digits that a column of measurements keeps of its largest value. */
    private static final int SIGNIFICANT = 4;

    private static final int MOST_DECIMALS = 6;

    /** Whole numbers beyond this are no longer exact in a double. */
    private static final double EXACT = 1L << 53;

    private Numbers() {}

    /** With this many digits after the point. */
    public static String fixed(double value, int decimals) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "\u221e" : "-\u221e";
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.startsWith("-") && text.chars().noneMatch(c -> c >= '1' && c <= '9') ? text.substring(1) : text;
    }

    /**
     * As {@link #fixed}, but in scientific notation where that would show next to nothing of a value, such as a p value
     * beside an accuracy, or too much of a very large one.
     */
    public static String inColumn(double value, int decimals) {
        double size = Math.abs(value);
        boolean vanishes = size > 0 && size < Math.pow(10, -decimals);
        boolean overflows = size >= 1e9 && !Double.isInfinite(value) && (decimals > 0 || size > EXACT);
        return vanishes || overflows ? String.format(Locale.ROOT, "%.2e", value) : fixed(value, decimals);
    }

    /**
     * An estimate with this many digits after the point: "96.4 [94.1, 98.0]", or "96.4" where no interval is known, or a
     * dash where there is no value.
     */
    public static String estimate(PointEstimate estimate, int decimals) {
        if (Double.isNaN(estimate.value())) {
            return MISSING;
        }
        String interval = estimate.interval()
                .map(i -> " [" + fixed(i.lower(), decimals) + ", " + fixed(i.upper(), decimals) + "]")
                .orElse("");
        return fixed(estimate.value(), decimals) + interval;
    }

    /** A published estimate in the same form, with all the digits that it was printed with and at least so many. */
    public static String printed(PointEstimate estimate, int decimals) {
        return estimate(estimate, Math.max(decimals, digits(estimate.value())));
    }

    /** How many digits after the point a number written by a person has, at most {@value #MOST_DECIMALS}. */
    private static int digits(double value) {
        int digits = 0;
        while (digits < MOST_DECIMALS
                && Math.abs(value - Math.rint(value * Math.pow(10, digits)) / Math.pow(10, digits)) > 1e-9) {
            digits++;
        }
        return digits;
    }

    /** Digits after the point for numbers that stand below each other: none if all are whole. NaN does not count. */
    public static int decimals(double[] values) {
        double largest = 0;
        boolean whole = true;
        for (double value : values) {
            if (Double.isFinite(value)) {
                largest = Math.max(largest, Math.abs(value));
                whole &= value == Math.rint(value);
            }
        }
        if (whole || largest == 0) {
            return 0;
        }
        int leading = (int) Math.floor(Math.log10(largest));
        return Math.max(1, Math.min(MOST_DECIMALS, SIGNIFICANT - 1 - leading));
    }
}
