package cytodiffusion.report.chart;

/**
 * Measurements of one group. The array is not copied.
 *
 * @param name what the legend calls it; no two groups of a chart share a name
 * @param values at least one, all finite
 */
public record Sample(String name, double[] values) {
    public Sample {
        Series.requireFinite(name, values);
    }
}
