/**
 * How far raters agree, and what makes them choose as they do.
 *
 * <p>{@link FleissKappa} is the agreement of several raters on the same cases beyond chance (Fleiss, 1971): 1 where
 * they always agree, 0 where chance alone would agree as often. {@link RankCorrelation} is Spearman's, with a p-value
 * from random permutations, which holds for few values and with ties. {@link ConditionalLogit} (McFadden, 1974) fits
 * which of several alternatives is chosen from numbers that describe each of them; the learned weighting of timesteps
 * is one.
 *
 * <pre>{@code
 * // Three raters, two categories: they agree on the first two cases and not on the third.
 * double kappa = FleissKappa.of(new int[][] {{3, 0}, {0, 3}, {2, 1}});
 * RankCorrelation experience = RankCorrelation.of(new double[] {1, 5, 12}, new double[] {0.6, 0.7, 0.8}, 1);
 * }</pre>
 */
package cytodiffusion.stats.agreement;
