package cytodiffusion.diffusion;

import cytodiffusion.data.Seeds;
import cytodiffusion.tensor.Gaussian;
import cytodiffusion.train.BatchSource;
import cytodiffusion.train.ImageBatch;
import cytodiffusion.train.Mixup;
import java.util.List;
import java.util.SplittableRandom;

/** Adds timesteps, noise and mixup to batches of images. */
public final class DenoisingBatches implements BatchSource<DenoisingBatch> {
    private final BatchSource<ImageBatch> images;
    private final Settings settings;
    private final long seed;

    /**
     * @param rowWidth length of the class condition ({@code cross_attention_dim})
     * @param latentChannels channels of a latent
     * @param latentSize side of a latent
     * @param noiseOffset standard deviation of a common shift of each channel's noise; the published code has 0.1
     * @param mixupAlpha both parameters of the Beta distribution of mixup's share (Zhang et al., 2018; on the condition
     *     instead of the target); the published code has 0.3, 0 switches it off
     */
    public record Settings(int rowWidth, int latentChannels, int latentSize, double noiseOffset, double mixupAlpha) {
        public Settings {
            if (mixupAlpha < 0 || mixupAlpha > 1 || noiseOffset < 0) {
                throw new IllegalArgumentException(
                        "Mixup's alpha must be in [0, 1] and the noise offset at least 0, not " + mixupAlpha + " and "
                                + noiseOffset);
            }
        }
    }

    public DenoisingBatches(BatchSource<ImageBatch> images, Settings settings, long seed) {
        this.images = images;
        this.settings = settings;
        this.seed = seed;
    }

    @Override
    public List<String> names(long step) {
        return images.names(step);
    }

    @Override
    public DenoisingBatch batch(long step) {
        ImageBatch batch = images.batch(step);
        SplittableRandom random = Seeds.random(seed, step);
        int count = batch.count();
        int[] timesteps = new int[count];
        for (int i = 0; i < count; i++) {
            timesteps[i] = random.nextInt(NoiseSchedule.STEPS);
        }
        int plane = settings.latentSize() * settings.latentSize();
        float[] latentNoise = Gaussian.numbers(random, count * settings.latentChannels() * plane);
        float[] noise = Gaussian.numbers(random, latentNoise.length);
        if (settings.noiseOffset() > 0) {
            shift(noise, Gaussian.numbers(random, noise.length / plane), plane);
        }
        Mixup.Mixed mixed = Mixup.draw(batch, settings.rowWidth(), settings.mixupAlpha(), random);
        return new DenoisingBatch(mixed.images(), mixed.targets(), timesteps, noise, latentNoise);
    }

    private void shift(float[] noise, float[] offsets, int plane) {
        for (int i = 0; i < noise.length; i++) {
            noise[i] += (float) settings.noiseOffset() * offsets[i / plane];
        }
    }
}
