/**
 * A latent diffusion model in diffusers' layout: UNet and autoencoder, their blocks, and the folder that holds them.
 *
 * <p>{@link ModelFolder} opens and saves a {@link LatentModel}: a {@link UNet} (diffusers'
 * {@code UNet2DConditionModel}), an {@link Autoencoder} ({@code AutoencoderKL}), the weights of both, and the card. The
 * parts of such a folder open in Python with {@code from_pretrained}, and a folder that diffusers wrote opens here with
 * {@link ModelFolder#openDiffusers}. {@link NetworkFolder} is the same for a model that is one network.
 *
 * <p>Images are (n, channels, height, width) in [-1, 1]. The autoencoder gives the distribution of their latents, (n,
 * latent channels, side, side), and takes latents that were divided by its scaling factor; the diffusion runs in
 * latents multiplied by it, which have a variance of about 1. The UNet takes timesteps in [0, 999] as float32 and gives
 * the noise in float32.
 *
 * <p>Of the class the UNet is told a {@link ClassCondition}. In CytoDiffusion all 77 tokens of the condition are equal,
 * so cross-attention comes to one vector for each block and class: {@link UNet#trunk} computes once what does not
 * depend on the class, and {@link ClassVectors} what depends on it alone.
 *
 * <pre>{@code
 * try (NDManager manager = NDManager.newBaseManager();
 *         LatentModel model = new ModelFolder(Path.of("model")).open(manager)) {
 *     Parameters p = model.autoencoderWeights().in(Precision.FP32);
 *     int side = model.card().inputSize();
 *     NDArray images = manager.zeros(new Shape(1, model.card().channels(), side, side));
 *     NDArray latents = model.autoencoder().encode(p, images).mean();
 *     NDArray decoded = model.autoencoder().decode(p, latents);
 * }
 * }</pre>
 */
package cytodiffusion.nn.latent;
