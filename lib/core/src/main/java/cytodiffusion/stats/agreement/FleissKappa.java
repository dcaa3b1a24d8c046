package cytodiffusion.stats.agreement;

import java.util.Arrays;

/**
 * How far several raters agree on the categories of the same cases beyond what chance gives (Fleiss, "Measuring nominal
 * scale agreement among many raters", Psychological Bulletin 76, 1971). 1 is full agreement, 0 what chance alone gives.
 */
public final class FleissKappa {
    private FleissKappa() {}

    /**
     * Kappa of ratings.
     *
     * @param counts {@code counts[i][j]} raters put case {@code i} into category {@code j}: the same number of raters, at
     *     least 2, for every case
     * @return NaN where all ratings are of one category, or there is no case
     */
    public static double of(int[][] counts) {
        if (counts.length == 0) {
            return Double.NaN;
        }
        int raters = Arrays.stream(counts[0]).sum();
        double[] share = new double[counts[0].length];
        double agreement = 0;
        for (int[] of : counts) {
            if (raters < 2 || Arrays.stream(of).sum() != raters) {
                throw new IllegalArgumentException("Fleiss' kappa needs the same number of raters for every case, at"
                        + " least 2; not " + Arrays.stream(of).sum() + " where the first has " + raters);
            }
            double pairs = 0;
            for (int j = 0; j < share.length; j++) {
                pairs += of[j] * (of[j] - 1.0);
                share[j] += of[j];
            }
            agreement += pairs / (raters * (raters - 1.0));
        }
        double observed = agreement / counts.length;
        double total = (double) counts.length * raters;
        double chance = Arrays.stream(share).map(s -> s / total * (s / total)).sum();
        return chance == 1 ? Double.NaN : (observed - chance) / (1 - chance);
    }
}
