package cytodiffusion.report.chart;

/**
 * How the mean error of one class narrowed down, trial by trial, until the class was dropped or the last trial was
 * done. The arrays are not copied.
 *
 * @param name the class
 * @param mean the mean error after 1, 2, ... trials; at least one
 * @param halfWidth half the width of its confidence interval after as many trials; NaN where there is none, as after
 *     the first
 */
public record ClassErrors(String name, double[] mean, double[] halfWidth) {
    public ClassErrors {
        Series.requireSameLength(name, "mean", mean, "halfWidth", halfWidth);
    }

    /** After how many trials the class left the race. */
    public int trials() {
        return mean.length;
    }
}
