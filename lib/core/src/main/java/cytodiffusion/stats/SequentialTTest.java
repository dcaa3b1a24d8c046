package cytodiffusion.stats;

/**
 * A paired t-test that may be looked at after every pair, as often as one likes: a Bayes factor of Student's t, which is
 * an e-process for the hypothesis that the mean difference is not positive (Pérez-Ortiz, Lardy, de Heide and Grünwald,
 * "E-statistics, group invariance and anytime-valid testing", 2024). Under that hypothesis, and for independent
 * differences of one normal distribution, whatever its variance, the probability that it <em>ever</em> reaches {@code 1 / alpha} with a positive mean is at
 * most alpha (Ville's inequality). An ordinary p-value has no such bound: looked at again and again it falls below any
 * threshold sooner or later.
 */
public final class SequentialTTest {
    private SequentialTTest() {}

    /**
     * The evidence for a positive mean difference after {@code test.n()} pairs, as a natural logarithm; negative infinity
     * where the mean is not positive.
     *
     * @param effectVariance of the normal prior on the mean in units of the standard deviation: where it is near the
     *     true effect squared, evidence grows fastest; the bound holds for any positive value
     */
    public static double logEvidence(PairedTest test, double effectVariance) {
        if (!(effectVariance > 0)) {
            throw new IllegalArgumentException("The effect's variance is " + effectVariance + ", but must be positive");
        }
        if (!(test.meanDifference() > 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        double freedom = test.n() - 1.0;
        double spread = 1 + test.n() * effectVariance;
        double square = test.t() * test.t() / freedom;
        double likelihoodRatio =
                Double.isInfinite(square) ? Math.log(spread) : Math.log1p(square) - Math.log1p(square / spread);
        return (freedom + 1) / 2 * likelihoodRatio - Math.log(spread) / 2;
    }
}
