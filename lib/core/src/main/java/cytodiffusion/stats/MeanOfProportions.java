package cytodiffusion.stats;

/**
 * The mean of the proportions of several groups, as balanced accuracy is that of the classes' recalls. Its interval is
 * Wilson's at the mean, as of so many trials as there are groups times the harmonic mean of their sizes: of all trials
 * where the groups are equally large. Taking all groups to be alike it never claims less than their own variances would
 * where they are equally large; and unlike a bootstrap's it has a width where every group is all right or all wrong, as
 * happens when a classifier breaks.
 */
public final class MeanOfProportions {
    private MeanOfProportions() {}

    /**
     * The balanced accuracy of the classes that have cells.
     *
     * @param confidence the interval's level as a fraction, 0.95 for 95 %
     */
    public static PointEstimate balancedAccuracy(ConfusionMatrix matrix, double confidence) {
        Interval.requireLevel(confidence);
        int classes = 0;
        double inverseSizes = 0;
        for (int c = 0; c < matrix.counts().length; c++) {
            if (matrix.support(c) > 0) {
                classes++;
                inverseSizes += 1.0 / matrix.support(c);
            }
        }
        if (classes == 0) {
            throw new IllegalArgumentException("There is no balanced accuracy of no cells");
        }
        // A mean of shares that are all 1 can be a little more.
        double mean = Math.min(1, matrix.balancedAccuracy());
        double trials = classes * classes / inverseSizes;
        return new PointEstimate(mean, BinomialInterval.wilson(mean, trials, confidence));
    }
}
