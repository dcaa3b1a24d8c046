package cytodiffusion.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
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

    /**
     * Holm's adjustment for several tests (Scandinavian Journal of Statistics 6, 1979): where every value below a level is
     * called significant, the probability that any true null hypothesis is among them is at most that level, however the
     * tests depend on each other. The smallest of m values is taken m times, the next m - 1 times and so on, none less than
     * a smaller one's.
     *
     * @param p of each test, in [0, 1]; NaN where there was nothing to test, which stays NaN and counts as no test
     * @return the adjusted values in the same order, at most 1
     */
    public static double[] holm(double... p) {
        int[] ascending = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        Arrays.fill(adjusted, Double.NaN);
        double largest = 0;
        for (int rank = 0; rank < ascending.length; rank++) {
            double one = p[ascending[rank]];
            if (!(one >= 0 && one <= 1)) {
                throw new IllegalArgumentException("A p-value is " + one + ", not in [0, 1]");
            }
            largest = Math.max(largest, Math.min(1, (ascending.length - rank) * one));
            adjusted[ascending[rank]] = largest;
        }
        return adjusted;
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
