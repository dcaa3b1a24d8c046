package cytodiffusion.stats.curves;

import org.apache.commons.math3.distribution.HypergeometricDistribution;

/**
 * How well a ranked list finds the cases that are looked for, when one goes through it from the top.
 *
 * @param cases all, ranked or not
 * @param sought how many of them are looked for, at least 1
 * @param hits for each rank from the top whether its case is one of them; cases without a rank are never looked at
 */
public record RankedSearch(int cases, int sought, boolean[] hits) {
    public RankedSearch {
        if (sought < 1 || sought > cases || hits.length > cases) {
            throw new IllegalArgumentException("Of " + cases + " cases " + sought + " cannot be sought and "
                    + hits.length + " ranked: at least one is sought, and no more than there are");
        }
    }

    /** How many are found among the first {@code depth} ranks. */
    public int found(int depth) {
        int found = 0;
        for (int i = 0; i < Math.min(depth, hits.length); i++) {
            found += hits[i] ? 1 : 0;
        }
        return found;
    }

    /** The share of the first {@code depth} ranks, or of all where there are fewer, that are hits; NaN without any. */
    public double precision(int depth) {
        int looked = Math.min(depth, hits.length);
        return looked == 0 ? Double.NaN : (double) found(depth) / looked;
    }

    /** The share of those sought that the first {@code depth} ranks hold. */
    public double recall(int depth) {
        return (double) found(depth) / sought;
    }

    /** How many times more hits there are among the first {@code depth} ranks than among as many cases drawn blindly. */
    public double enrichment(int depth) {
        return precision(depth) * cases / sought;
    }

    /**
     * How probably as many cases drawn blindly, without putting any back, hold at least as many hits as the first {@code
     * depth} ranks (the hypergeometric distribution's upper tail).
     */
    public double pValue(int depth) {
        int looked = Math.min(depth, hits.length);
        return looked == 0
                ? 1
                : Math.min(
                        1,
                        new HypergeometricDistribution(null, cases, sought, looked)
                                .upperCumulativeProbability(found(depth)));
    }
}
