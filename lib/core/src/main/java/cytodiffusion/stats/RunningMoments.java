package cytodiffusion.stats;

/**
 * Mean and spread of numbers that come one by one, without keeping them (Welford, 1962): each costs the same after the
 * first few and after thousands.
 */
public final class RunningMoments {
    private int n;
    private double mean;
    private double squares;

    /** Takes the next number. */
    public void add(double value) {
        n++;
        double fromMean = value - mean;
        mean += fromMean / n;
        squares += fromMean * (value - mean);
    }

    /** How many there were. */
    public int n() {
        return n;
    }

    /** Their mean; 0 before the first. */
    public double mean() {
        return mean;
    }

    /** The sum of the squares of their differences from their mean. */
    public double squares() {
        return squares;
    }
}
