package cytodiffusion.diffusion;

import cytodiffusion.train.ImageBatch;

/**
 * What one step of a diffusion training needs, all random numbers included.
 *
 * @param images the images, mixed where mixup is on
 * @param rows {@code count * width} values: the class condition of each image, one-hot or mixed
 * @param timesteps of each image, in [0, 999]
 * @param noise to add to the latents
 * @param latentNoise standard normal, to draw the latents from the autoencoder's posterior
 */
record DenoisingBatch(ImageBatch images, float[] rows, int[] timesteps, float[] noise, float[] latentNoise) {}
