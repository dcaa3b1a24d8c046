package cytodiffusion.classify;

import cytodiffusion.stats.PairedTest;
import cytodiffusion.stats.RunningMoments;

/** Keeps what a paired t-test needs, so that a check costs the same after the first trials and after thousands. */
abstract class PairedComparison implements Comparison {
    private final RunningMoments differences = new RunningMoments();

    @Override
    public final void add(double difference) {
        differences.add(difference);
    }

    @Override
    public final boolean isWorse(double level) {
        return differences.mean() > 0
                && isWorse(PairedTest.of(differences.n(), differences.mean(), differences.squares()), level);
    }

    /** The same of a test whose mean difference is positive. */
    abstract boolean isWorse(PairedTest test, double level);
}
