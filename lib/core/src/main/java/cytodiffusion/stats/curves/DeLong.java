package cytodiffusion.stats.curves;

import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;

/**
 * The sampling error of areas under ROC curves, without assumptions on the scores' distributions (DeLong, DeLong and
 * Clarke-Pearson, 1988), computed from midranks (Sun and Xu, 2014) in O(n log n). Scores are higher for positive cases;
 * there are at least two cases of each kind.
 */
public final class DeLong {
    private DeLong() {}

    /** The area and its standard error. */
    public static Estimate estimate(boolean[] positive, double[] score) {
        Placements placements = Placements.of(positive, score);
        return new Estimate(placements.auc(), Math.sqrt(covariance(placements, placements)));
    }

    /** Compares two scores of the same cases, whose areas are therefore correlated. */
    public static Comparison compare(boolean[] positive, double[] scoreA, double[] scoreB) {
        Placements a = Placements.of(positive, scoreA);
        Placements b = Placements.of(positive, scoreB);
        double variance = covariance(a, a) + covariance(b, b) - 2 * covariance(a, b);
        double standardError = Math.sqrt(Math.max(0, variance));
        double z = (a.auc() - b.auc()) / standardError;
        return new Comparison(a.auc(), b.auc(), standardError, z, Erf.erfc(Math.abs(z) / Math.sqrt(2)));
    }

    /** Covariance of the areas of two scores of the same cases. */
    private static double covariance(Placements a, Placements b) {
        return covariance(a.ofPositives(), b.ofPositives()) / a.ofPositives().length
                + covariance(a.ofNegatives(), b.ofNegatives()) / a.ofNegatives().length;
    }

    private static double covariance(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum / (a.length - 1);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Ranks from 1 in ascending order; equal values share the mean of theirs. */
    static double[] midranks(double[] values) {
        int[] ascending = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int start = 0; start < ascending.length; ) {
            int end = start + 1;
            while (end < ascending.length && values[ascending[end]] == values[ascending[start]]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                ranks[ascending[i]] = (start + 1 + end) / 2.0;
            }
            start = end;
        }
        return ranks;
    }

    /**
     * Where each case stands among those of the other kind: the fraction of negatives below a positive, and of
     * positives above a negative, ties counting half.
     */
    private record Placements(double[] ofPositives, double[] ofNegatives) {
        static Placements of(boolean[] positive, double[] score) {
            ThresholdCounts counts = ThresholdCounts.of(positive, score);
            if (counts.positives() < 2 || counts.negatives() < 2) {
                throw new IllegalArgumentException(
                        "DeLong's variance needs at least 2 positive and 2 negative cases, not " + counts.positives()
                                + " and " + counts.negatives());
            }
            double[] among = midranks(score);
            double[] ofPositives = excessRanks(positive, score, among, true);
            double[] ofNegatives = excessRanks(positive, score, among, false);
            for (int i = 0; i < ofPositives.length; i++) {
                ofPositives[i] /= counts.negatives();
            }
            for (int j = 0; j < ofNegatives.length; j++) {
                ofNegatives[j] = 1 - ofNegatives[j] / counts.positives();
            }
            return new Placements(ofPositives, ofNegatives);
        }

        double auc() {
            return mean(ofPositives);
        }

        /** Rank among all cases less the rank among one's own kind: how many of the other kind are below. */
        private static double[] excessRanks(boolean[] positive, double[] score, double[] among, boolean kind) {
            int[] own = IntStream.range(0, score.length)
                    .filter(i -> positive[i] == kind)
                    .toArray();
            double[] excess =
                    midranks(IntStream.of(own).mapToDouble(i -> score[i]).toArray());
            for (int i = 0; i < own.length; i++) {
                excess[i] = among[own[i]] - excess[i];
            }
            return excess;
        }
    }

    /**
     * An area with its sampling error.
     *
     * @param auc area under the ROC curve
     * @param standardError of the area; 0 where the scores separate the cases perfectly, whatever their number
     */
    public record Estimate(double auc, double standardError) {
        /**
         * An interval symmetric in the logit of the area. It keeps its level near 1 too: with 40 positive and 60
         * negative normal scores and a true area of 0.976, 95 % intervals held it in 94 % of simulations, the symmetric
         * ones in 86 %. As narrow as the point where the area is 0 or 1.
         */
        public Interval interval(double confidence) {
            Interval.requireLevel(confidence);
            if (auc <= 0 || auc >= 1) {
                return new Interval(auc, auc);
            }
            double logit = Math.log(auc / (1 - auc));
            double half = BinomialInterval.normalQuantile(confidence) * standardError / (auc * (1 - auc));
            return new Interval(1 / (1 + Math.exp(half - logit)), 1 / (1 + Math.exp(-half - logit)));
        }

        /** The customary interval, symmetric about the area and cut at 0 and 1; for comparison with other software. */
        public Interval symmetricInterval(double confidence) {
            Interval.requireLevel(confidence);
            double half = BinomialInterval.normalQuantile(confidence) * standardError;
            return new Interval(Math.max(0, auc - half), Math.min(1, auc + half));
        }
    }

    /**
     * Two areas on the same cases.
     *
     * @param standardError of {@code aucA - aucB}
     * @param z the difference over its standard error; NaN where both scores rank all cases alike
     * @param p two-sided, from the normal distribution; NaN where z is
     */
    public record Comparison(double aucA, double aucB, double standardError, double z, double p) {
        /** The first area less the second with its interval, symmetric; without one where both rank all cases alike. */
        public PointEstimate difference(double confidence) {
            Interval.requireLevel(confidence);
            double value = aucA - aucB;
            if (standardError == 0) {
                return PointEstimate.alone(value);
            }
            double half = BinomialInterval.normalQuantile(confidence) * standardError;
            return new PointEstimate(value, value - half, value + half);
        }
    }
}
