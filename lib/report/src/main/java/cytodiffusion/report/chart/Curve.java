package cytodiffusion.report.chart;

import cytodiffusion.stats.curves.Roc;

/**
 * Points (x, y) of one series. The arrays are not copied.
 *
 * @param name what the legend calls it; no two series of a chart share a name
 * @param y as many values as {@code x} has; NaN leaves a gap
 */
public record Curve(String name, double[] x, double[] y) {
    public Curve {
        Series.requireSameLength(name, "x", x, "y", y);
    }

    static Curve of(String name, Roc roc) {
        return new Curve(name, roc.falsePositiveRate(), roc.truePositiveRate());
    }
}
