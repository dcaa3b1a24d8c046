/**
 * What can judge an image or draw one, opened from its folder, whichever kind of model it is. Callers above this
 * package need not know the kinds.
 *
 * <p>{@link TrainedModel} is a classifier: a diffusion model ({@link OpenModel}) or a discriminative network
 * ({@link OpenBaseline}). It makes canvases of files by its own preprocessing, classifies them as they come, and says
 * in which precision it computes here. {@link GenerativeModel} draws cells, a diffusion model by a sampler, a GAN in
 * one evaluation; {@link GeneratedDataset} makes a labelled folder of them with a manifest. {@link ModelKind} is the
 * one place where a new kind of classifier is made known.
 *
 * <p>{@link ShippedModels} are the trained models that come with the library; {@link ShippedModels#resolve} takes their
 * names where a folder is expected. {@link ModelHash} tells in a record which weights a result comes from.
 *
 * <p>The precision is {@code auto}, {@code fp32}, {@code bf16} or {@code fp16}; {@code auto} takes that of the training
 * on the machine of the training, and measures elsewhere. Models hold native memory: close them.
 *
 * <pre>{@code
 * try (TrainedModel model = TrainedModel.open(ShippedModels.resolve(Path.of("pbc")), "auto")) {
 *     RgbImage canvas = model.preprocessing().canvasOf(Path.of("cell.png"));
 *     model.classify(
 *             List.of(new DiffusionClassifier.Item("cell", canvas)).iterator(),
 *             OpenModel.DEFAULT_ELIMINATION,
 *             0,
 *             decision -> System.out.println(decision.prediction().predicted()),
 *             Stop.onInterrupt());
 * }
 * }</pre>
 */
package cytodiffusion.model;
