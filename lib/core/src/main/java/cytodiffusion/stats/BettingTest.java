package cytodiffusion.stats;

/**
 * Evidence that the mean of a series is positive, which may be looked at after every value, as often as one likes: the
 * capital of a gambler who begins with 1 and before each value stakes the same share of what is there on its being
 * positive, at fair odds if the mean is 0 (testing by betting; Waudby-Smith and Ramdas, "Estimating means of bounded
 * random variables by betting", Journal of the Royal Statistical Society B 86, 2024).
 *
 * <p>A value is measured by the standard deviation that the values <em>before</em> it let expect, so the stake of one of
 * z deviations is known before it is seen: the capital is multiplied by 1 + {@code stake} · z. While no value lies more
 * than 1 / {@code stake} deviations below 0, the capital cannot become negative; then, whatever the distribution and
 * however skewed, the probability that it <em>ever</em> reaches {@code 1 / alpha} under a mean that is not positive is at
 * most alpha (Ville's inequality). A value further below takes all of the capital, but no more: what it would take beyond is
 * the error of this bound, so it holds for differences whose lower tail ends there, and nearly so where few lie beyond.
 */
public final class BettingTest {
    private final double stake;
    private final double expectedDeviation;
    private final double expectedWeight;
    private final RunningMoments before = new RunningMoments();
    private double logCapital;

    /**
     * Before the first value.
     *
     * @param stake share of the capital for a standard deviation, in (0, 1)
     * @param expectedDeviation standard deviation to be expected while there are no values
     * @param expectedWeight as how many values this counts, positive
     */
    public BettingTest(double stake, double expectedDeviation, double expectedWeight) {
        if (!(stake > 0 && stake < 1)) {
            throw new IllegalArgumentException("The stake is " + stake + ", but must be in (0, 1)");
        }
        if (!(expectedDeviation > 0 && expectedWeight > 0)) {
            throw new IllegalArgumentException("The expected deviation is " + expectedDeviation + " with a weight of "
                    + expectedWeight + ", but both must be positive");
        }
        this.stake = stake;
        this.expectedDeviation = expectedDeviation;
        this.expectedWeight = expectedWeight;
    }

    /** Takes the next value, which must be finite. */
    public void add(double value) {
        double variance = (expectedWeight * expectedDeviation * expectedDeviation + before.squares())
                / (expectedWeight + before.n());
        double gain = stake * value / Math.sqrt(variance);
        logCapital += gain > -1 ? Math.log1p(gain) : Double.NEGATIVE_INFINITY;
        before.add(value);
    }

    /** The capital's natural logarithm; negative infinity once it is lost. */
    public double logEvidence() {
        return logCapital;
    }
}
