/**
 * Counterfactual heatmaps: what would have to change in a cell for the model to see another class ("Deep Generative
 * Classification of Blood Cell Morphology", Sections 1.7 and 3.11).
 *
 * <p>{@link Explainer} runs the trials of an image under every class. Equation 10 is the mean error tensor of each
 * class (noise minus predicted noise, turned back to how the image lies), Equation 11 the difference of two of them
 * ({@link Explanation#difference}), and Equation 12 the {@link Heatmap}: that difference, times the gain, divided by
 * the autoencoder's scaling factor, decoded. {@link HeatmapSettings#PUBLISHED} has 150 trials and a gain of 28.
 * {@link HeatmapFiles} writes the pictures.
 *
 * <p>Error tensors are {@code channels * side * side} values of the latents; pictures are three planes in about [-1,
 * 1], row by row. What a heatmap looks like on a ground where nothing differs is the decoder's doing, so amounts are
 * read off {@link Heatmap#magnitude()}, which is measured on the cell itself.
 *
 * <p>{@link CellRegions} says which share of a map falls on nucleus, cytoplasm and granules of a drawn cell, where that
 * is known.
 *
 * <pre>{@code
 * HeatmapSettings published = HeatmapSettings.PUBLISHED;
 * try (NDManager manager = NDManager.newBaseManager();
 *         LatentModel model = new ModelFolder(Path.of("model")).open(manager)) {
 *     ClassifierSettings everyClass = new ClassifierSettings(
 *             EliminationSettings.withoutElimination(published.trials()),
 *             Augmentation.inference(),
 *             new ErrorWeighting(model.card().weighting()),
 *             0,
 *             64);
 *     try (Explainer explainer = new Explainer(model, manager, Precision.FP32, everyClass)) {
 *         RgbImage canvas = explainer.preprocessing().canvasOf(Path.of("cell.png"));
 *         Explanation explanation = explainer.explain(canvas, Stop.onInterrupt(), Progress.SILENT);
 *         Heatmap heatmap = explainer.heatmap(explanation, model.card().classes().indexOf("monocyte"), published.gain());
 *         Files.write(Path.of("heatmap.png"), PngFile.encode(heatmap.image()));
 *     }
 * }
 * }</pre>
 */
package cytodiffusion.explain;
