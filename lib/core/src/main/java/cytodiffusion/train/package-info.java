/**
 * Training of any network: the loop, optimizers, a moving average of the weights, state that resumes, batches prepared
 * in the background. It knows neither diffusion nor classifiers.
 *
 * <p>{@link Trainer} makes an {@link Objective} small over the batches of a {@link BatchSource}. Both are small
 * interfaces: a loss of a batch, and the batch of a step. A batch depends on its step alone, so a training that resumes
 * sees the batches it would have seen. {@link TrainingState} holds the weights, their average (the ones to use), the
 * optimizer's moments and the step, and saves them so that a killed process leaves a whole state.
 * {@link TrainingSettings} has the learning rate and the rest; {@link AlternatingTrainer} trains two networks against
 * each other ({@link Contest}).
 *
 * <p>{@link ImageBatch} holds images as networks take them: {@code count * channels * size * size} floats in [-1, 1],
 * plane by plane. {@link ImageBatches} augments them, {@link Mixup} blends them (Zhang et al., 2018). {@link Published}
 * has settings of the published code.
 *
 * <p>On one machine the same state, batches, precision and number of threads give the same weights, bit for bit. Before
 * the first step the gradients in the wanted precision are held against float32; where they differ,
 * {@link UntruePrecisionException} says so.
 *
 * <pre>{@code
 * Conv layer = Conv.pointwise("layer", 3, 3);
 * Network network = layer::describe;
 * BatchSource<ImageBatch> batches =
 *         step -> new ImageBatch(8, Gaussian.numbers(Seeds.random(1, step), 4 * 3 * 8 * 8), new int[4]);
 * try (NDManager manager = NDManager.newBaseManager();
 *         TrainingState state = TrainingState.fresh(network, manager, 1)) {
 *     Objective<ImageBatch> identity = (p, batch) -> {
 *         NDArray images = batch.toArray(manager);
 *         return layer.apply(p, images).sub(images).square().mean();
 *     };
 *     new Trainer<>(state, TrainingSettings.published(1e-3), Precision.FP32, identity, batches)
 *             .run("Learning to copy", 100, Stop.onInterrupt(), Progress.SILENT, (step, loss) -> {});
 *     state.save(Path.of("state.safetensors"), Map.of());
 * }
 * }</pre>
 */
package cytodiffusion.train;
