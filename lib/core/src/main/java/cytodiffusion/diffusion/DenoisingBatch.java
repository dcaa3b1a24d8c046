package cytodiffusion.diffusion;

import cytodiffusion.train.ImageBatch;
import java.util.Arrays;

/**
 * What one step of a diffusion training needs, all random numbers included.
 *
 * @param images the images, mixed where mixup is on
 * @param rows {@code count * width} values: the class condition of each image, one-hot or mixed
 * @param timesteps of each image, in [0, 999]
 * @param noise to add to the latents
 * @param latentNoise standard normal, to draw the latents from the autoencoder's posterior
 */
public record DenoisingBatch(ImageBatch images, float[] rows, int[] timesteps, float[] noise, float[] latentNoise) {
    /** The images from {@code from} (inclusive) to {@code to} (exclusive), with what belongs to them. */
    DenoisingBatch part(int from, int to) {
        return new DenoisingBatch(
                images.part(from, to),
                part(rows, from, to),
                Arrays.copyOfRange(timesteps, from, to),
                part(noise, from, to),
                part(latentNoise, from, to));
    }

    private float[] part(float[] values, int from, int to) {
        int each = values.length / images.count();
        return Arrays.copyOfRange(values, from * each, to * each);
    }
}
