package cytodiffusion.train;

/** A loss as it is told: smoothed over some fifty steps. */
public final class SmoothedLoss {
    private static final double KEPT = 0.98;

    private double mean = Double.NaN;

    /** Takes the loss of a step, and gives the mean with it. */
    public double add(double loss) {
        mean = Double.isNaN(mean) ? loss : KEPT * mean + (1 - KEPT) * loss;
        return mean;
    }
}
