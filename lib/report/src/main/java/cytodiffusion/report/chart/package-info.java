/**
 * Charts: tables, plain arrays and records in, charts out, in colours that are safe for the colour-blind.
 *
 * <p>{@link Plot} draws columns of a table: each of its methods begins a chart ({@link LinePlot}, {@link DotPlot},
 * {@link PointPlot}, {@link DistributionPlot}, {@link HeatPlot}, {@link CurvePlot}), and the last call gives a plain
 * XChart chart, to be restyled as one likes. {@link Charts} draws results that are not tables, from arrays in
 * {@link Curve}, {@link Band} and {@link Sample}. What XChart cannot draw is a {@code Figure} of our own:
 * {@link LearningCurves}, {@link PosteriorPlot}, and the confusion matrix of {@link Charts#confusionMatrix}.
 *
 * <p>Axis labels carry the unit, as in "Accuracy (%)". No two series of a chart share a name. Arrays are not copied.
 *
 * <pre>{@code
 * Table table = Table.create(
 *         "Accuracy",
 *         DoubleColumn.create("trials", new double[] {10, 20, 50}),
 *         DoubleColumn.create("accuracy", new double[] {0.80, 0.88, 0.91}),
 *         DoubleColumn.create("low", new double[] {0.74, 0.83, 0.87}),
 *         DoubleColumn.create("high", new double[] {0.85, 0.92, 0.94}));
 * XYChart chart = Plot.lines(table, "trials", "accuracy").band("low", "high").points().chart();
 * }</pre>
 */
package cytodiffusion.report.chart;
