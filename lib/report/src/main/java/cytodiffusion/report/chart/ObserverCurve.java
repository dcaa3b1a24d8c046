package cytodiffusion.report.chart;

/**
 * An observer's right answers by difficulty: what was counted in bins, and the curve fitted to it. The arrays are not
 * copied.
 *
 * @param name what the legend calls the observer
 * @param colour index of its colour in the palette, the same in all panels of a figure
 * @param levels of the bins
 * @param shares of right answers in the bins, in [0, 1]
 * @param fit the curve with its band; a band of NaN is not drawn
 */
public record ObserverCurve(String name, int colour, double[] levels, double[] shares, Band fit) {
    public ObserverCurve {
        if (levels.length != 0) {
            Series.requireSameLength(name, "levels", levels, "shares", shares);
        }
    }
}
