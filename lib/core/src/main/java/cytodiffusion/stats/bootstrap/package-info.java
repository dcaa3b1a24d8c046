/**
 * Intervals by resampling, and from variances over cases and trainings at once.
 *
 * <ul>
 *   <li>{@link Bootstrap} resamples cases within strata (Efron, 1979): for one model that judged some cells.
 *   <li>{@link PigeonholeBootstrap} resamples raters and images independently of each other (Owen, 2007): for many
 *       raters of the same images.
 *   <li>{@link CrossedEstimate} adds the variance over trainings to that over cells: for several trainings that judged
 *       the same cells, too few of them to resample.
 *   <li>{@link FoldedEstimate} does so for a cross-validation, whose trainings share most of their images (Nadeau and
 *       Bengio, 2003).
 * </ul>
 *
 * <p>An interval over cells alone says nothing of another training, and one over trainings alone nothing of other
 * cells: choose by what the sentence that quotes it is about.
 *
 * <pre>{@code
 * ConfusionMatrix matrix = new ConfusionMatrix(List.of("a", "b"), new int[][] {{18, 2}, {1, 9}});
 * Interval overCells = Bootstrap.seeded(1).balancedAccuracy(matrix);
 * PointEstimate overBoth = FoldedEstimate.of(List.of(matrix, matrix), ConfusionMatrix::accuracy).proportion(0.95);
 * }</pre>
 */
package cytodiffusion.stats.bootstrap;
