package cytodiffusion.report.chart;

/**
 * A line with its uncertainty. The arrays are not copied.
 *
 * @param name what the legend calls it; no two series of a chart share a name
 * @param x ascending
 * @param mean the line, as many values as {@code x} has
 * @param low the lower edge of the band at each x
 * @param high the upper edge of the band at each x
 */
public record Band(String name, double[] x, double[] mean, double[] low, double[] high) {
    public Band {
        Series.requireSameLength(name, "x", x, "mean", mean);
        Series.requireSameLength(name, "x", x, "low", low);
        Series.requireSameLength(name, "x", x, "high", high);
    }
}
