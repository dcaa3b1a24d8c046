package cytodiffusion.report.chart;

import cytodiffusion.report.figure.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear axis with ticks at round numbers.
 *
 * @param low where the axis begins, in data units
 * @param high where it ends; above {@code low}
 * @param step the distance of two ticks: 1, 2 or 5 times a power of ten
 */
record Axis(double low, double high, double step) {
    /** An axis that holds all finite values, with about {@code ticks} ticks; it begins and ends at a tick. */
    static Axis around(double min, double max, int ticks) {
        double span = max > min ? max - min : Math.max(Math.abs(max), 1) * 0.1;
        double step = roundStep(span / Math.max(1, ticks - 1));
        double low = Math.floor(min / step + 1e-9) * step;
        double high = Math.ceil(max / step - 1e-9) * step;
        return new Axis(low, high > low ? high : low + step, step);
    }

    /** The values of the ticks, ascending. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long first = Math.round(low / step);
        long last = Math.round(high / step);
        for (long i = first; i <= last; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** A tick's label, with as many digits after the point as the step needs. */
    String label(double tick) {
        return Numbers.fixed(tick, decimals());
    }

    int decimals() {
        return Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
    }

    /** Where a value lies: 0 at {@code low}, 1 at {@code high}. */
    double fraction(double value) {
        return (value - low) / (high - low);
    }

    private static double roundStep(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        double lead = step / power;
        return power * (lead <= 1.0001 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }
}
