package cytodiffusion.stats;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** Probabilities under a null hypothesis. */
public final class PValues {
    private PValues() {}

    /**
     * The conformal p-value of a score, low scores being unusual: how probable it is that one more score of those that
     * {@code usual} came from is as low, at least 1 / (n + 1) (Vovk et al., Algorithmic learning in a random world,
     * 2005).
     */
    public static double conformal(double[] usual, double score) {
        long asLow = Arrays.stream(usual).filter(other -> other <= score).count();
        return (asLow + 1.0) / (usual.length + 1.0);
    }

    /** The exact probability of {@code k} successes or more in {@code n} independent trials, each with {@code share}. */
    public static double binomialAtLeast(int k, int n, double share) {
        return k <= 0 ? 1 : 1 - new BinomialDistribution(null, n, share).cumulativeProbability(k - 1);
    }

    /**
     * Fisher's combination of independent p-values in (0, 1]: the probability of a product as small as theirs. Where
     * they are not independent it still ranks, but is no probability.
     */
    public static double fisher(double... p) {
        double logs = 0;
        for (double one : p) {
            if (!(one > 0 && one <= 1)) {
                throw new IllegalArgumentException("A p-value is " + one + ", not in (0, 1]");
            }
            logs += Math.log(one);
        }
        return 1 - new ChiSquaredDistribution(null, 2.0 * p.length).cumulativeProbability(-2 * logs);
    }
}
