/**
 * The diffusion classifier ("Deep Generative Classification of Blood Cell Morphology", Section 3.2): noise is added to
 * an image's latents, the UNet predicts it under each class, and the class whose prediction is nearest wins, over many
 * trials.
 *
 * <ul>
 *   <li>{@link ClassError} is Equation 8: the squared distance of the predicted noise from the noise that was added,
 *       summed within the circle of {@link CircleMask}.
 *   <li>{@link ErrorWeighting} is Appendix A: an error at timestep t counts by the reciprocal of a polynomial in (1000
 *       - t) / 1000. {@link WeightingFit} fits a model's own.
 *   <li>{@link Elimination} drops classes that are significantly worse than the best one. {@link EliminationSettings}
 *       says how many trials there are and when classes are compared, {@link Procedure} by which test: the paper's
 *       repeated t-test, or ours, which may be looked at after every trial.
 *   <li>{@link Confidence} is how sure a decision is (Section 1.3), from the {@link TrialErrors}: lower errors are
 *       better, higher confidences surer, in the unit of the weighted error.
 * </ul>
 *
 * <p>{@link DiffusionClassifier} does all this for images that come one by one, and fills its batches from several of
 * them. A {@link Trial} is shared by all classes (one timestep, noise and augmentation), so that their errors are
 * paired. An image's trials depend on the seed and on its content alone. {@link ErrorTensors} keeps errors element by
 * element, for heatmaps.
 *
 * <p>Most callers are served by {@code model.TrainedModel}, which opens folders and chooses the precision.
 *
 * <pre>{@code
 * try (NDManager manager = NDManager.newBaseManager();
 *         LatentModel model = new ModelFolder(Path.of("model")).open(manager)) {
 *     ClassifierSettings settings = new ClassifierSettings(
 *             EliminationSettings.PAPER.withTrials(20, 200),
 *             Augmentation.inference(),
 *             new ErrorWeighting(model.card().weighting()),
 *             0,
 *             64);
 *     try (DiffusionClassifier classifier = new DiffusionClassifier(model, manager, Precision.FP32, settings)) {
 *         RgbImage canvas = classifier.preprocessing().canvasOf(Path.of("cell.png"));
 *         Classification result = classifier.classify("cell", canvas);
 *         System.out.println(classifier.classes().get(result.predicted()) + " " + result.confidence());
 *     }
 * }
 * }</pre>
 */
package cytodiffusion.classify;
