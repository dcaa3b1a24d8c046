/**
 * How well a model's lack of confidence finds cells of a kind that it was never shown ("Deep Generative Classification
 * of Blood Cell Morphology", Sections 1.4 and 3.8).
 *
 * <p>An {@link AnomalyRequest} names a model, a folder of known kinds and one of unknown kinds. {@link AnomalyRun} is
 * what the model made of each cell; an {@link AnomalyScore} makes one number of that, which is <em>low</em> for an
 * anomaly: the paper's gap, its newer isolation, or our consistency. {@link AnomalyReport} has the areas under the ROC
 * curves with their intervals, and writes the files of {@code cyto anomaly}.
 *
 * <p>Whether a score can be trusted is asked of known cells alone: {@link Rehearsal} leaves each known class out of the
 * question in turn, and {@link FreshCells} checks that the p-values of known cells are uniform.
 *
 * <pre>{@code
 * Path model = ShippedModels.resolve(Path.of("pbc-no-erythroblast"));
 * AnomalyRequest request = new AnomalyRequest(
 *         model,
 *         DataFolder.of(Path.of("known")),
 *         DataFolder.of(Path.of("unknown")),
 *         400,
 *         EliminationSettings.PAPER.withTrials(120, 120),
 *         0,
 *         TrainedModel.OWN_CROP);
 * try (OpenModel open = new OpenModel(model, "auto")) {
 *     request.run(open, Stop.onInterrupt(), Progress.SILENT).write(Path.of("anomalies"));
 * }
 * }</pre>
 */
package cytodiffusion.evaluation.anomaly;
