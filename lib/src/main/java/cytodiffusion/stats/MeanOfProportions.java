package cytodiffusion.stats;

/**
 * The mean of the proportions of several groups, as balanced accuracy is that of the classes' recalls. Its interval
 * recovers each group's uncertainty from Wilson's limits and adds up the squares (method of variance estimates recovery,
 * Zou and Donner, Statistics in Medicine 27 (2008) 1693): unlike a bootstrap's it has a width where every group is all
 * right or all wrong, as happens when a classifier breaks.
 */
public final class MeanOfProportions {
    private MeanOfProportions() {}

    /**
     * The balanced accuracy of the classes that have cells.
     *
     * @param confidence the interval's level as a fraction, 0.95 for 95 %
     */
    public static PointEstimate balancedAccuracy(ConfusionMatrix matrix, double confidence) {
        double sum = 0;
        double below = 0;
        double above = 0;
        int classes = 0;
        for (int c = 0; c < matrix.counts().length; c++) {
            int cells = matrix.support(c);
            if (cells > 0) {
                int right = matrix.counts()[c][c];
                double recall = (double) right / cells;
                Interval wilson = BinomialInterval.wilson(right, cells, confidence);
                sum += recall;
                below += square(recall - wilson.lower());
                above += square(wilson.upper() - recall);
                classes++;
            }
        }
        if (classes == 0) {
            throw new IllegalArgumentException("There is no balanced accuracy of no cells");
        }
        double mean = sum / classes;
        return new PointEstimate(mean, mean - Math.sqrt(below) / classes, mean + Math.sqrt(above) / classes);
    }

    private static double square(double x) {
        return x * x;
    }
}
