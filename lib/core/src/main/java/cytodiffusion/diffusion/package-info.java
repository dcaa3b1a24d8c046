/**
 * Noise schedule, losses and samplers of latent diffusion. It draws cells and trains UNets; how a diffusion model
 * classifies is not known here.
 *
 * <ul>
 *   <li>{@link NoisyLatent} is Equation 2 of "Deep Generative Classification of Blood Cell Morphology":
 *       {@code z_t = sqrt(alphaBar_t) x + sqrt(1 - alphaBar_t) noise}, by the {@link NoiseSchedule} of Stable
 *       Diffusion, with t in [0, 999].
 *   <li>{@link DenoisingLoss} is Equation 5: the mean squared error of the predicted noise, weighted by min-SNR (Hang
 *       et al., 2023, gamma 5). {@link DenoisingBatches} adds timesteps, noise and mixup to batches of images.
 *   <li>{@link AutoencoderLoss} trains the autoencoder (Rombach et al., 2022), and {@link LatentScale} measures the
 *       factor that brings its latents to unit deviation.
 *   <li>{@link Ddim} (Song et al., 2021) and {@link DpmSolver} (Lu et al., 2022) are the {@link Sampler}s;
 *       {@link CellGenerator} draws cells with one of them.
 * </ul>
 *
 * <p>{@link LatentEncoder} and {@link LatentDecoder} lead from images in [-1, 1] to latents with a variance of about 1,
 * (n, channels, side, side), and back.
 *
 * <pre>{@code
 * List<RgbImage> cells = new ArrayList<>();
 * try (NDManager manager = NDManager.newBaseManager();
 *         LatentModel model = new ModelFolder(Path.of("model")).open(manager);
 *         CellGenerator generator = new CellGenerator(model, manager, Precision.FP32, new Ddim(50), 16)) {
 *     generator.draw(
 *             CellGenerator.Cell.of(0, 4),            // cells 1 to 4 of the first class
 *             1,
 *             (cell, image) -> cells.add(image),
 *             Stop.onInterrupt(),
 *             Progress.SILENT);
 * }
 * }</pre>
 */
package cytodiffusion.diffusion;
