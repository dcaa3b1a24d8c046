package cytodiffusion.classify;

import cytodiffusion.stats.PairedTest;

/** Keeps what a paired t-test needs, so that a check costs the same after the first trials and after thousands. */
abstract class PairedComparison implements Comparison {
    private int n;
    private double mean;
    private double squares;

    @Override
    public final void add(double difference) {
        n++;
        double fromMean = difference - mean;
        mean += fromMean / n;
        squares += fromMean * (difference - mean);
    }

    @Override
    public final boolean isWorse(double level) {
        return mean > 0 && isWorse(PairedTest.of(n, mean, squares), level);
    }

    /** The same of a test whose mean difference is positive. */
    abstract boolean isWorse(PairedTest test, double level);
}
