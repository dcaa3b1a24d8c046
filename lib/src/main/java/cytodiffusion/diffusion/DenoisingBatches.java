package cytodiffusion.diffusion;

import cytodiffusion.data.Seeds;
import cytodiffusion.tensor.Gaussian;
import cytodiffusion.train.BatchSource;
import cytodiffusion.train.ImageBatch;
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
        float[] rows = oneHot(batch.labels());
        ImageBatch mixed = settings.mixupAlpha() > 0 ? mix(batch, rows, random) : batch;
        return new DenoisingBatch(mixed, rows, timesteps, noise, latentNoise);
    }

    private void shift(float[] noise, float[] offsets, int plane) {
        for (int i = 0; i < noise.length; i++) {
            noise[i] += (float) settings.noiseOffset() * offsets[i / plane];
        }
    }

    private float[] oneHot(int[] labels) {
        float[] rows = new float[labels.length * settings.rowWidth()];
        for (int i = 0; i < labels.length; i++) {
            rows[i * settings.rowWidth() + labels[i]] = 1;
        }
        return rows;
    }

    /** Mixes each image and its row with those of a random partner, one share for the batch. */
    private ImageBatch mix(ImageBatch batch, float[] rows, SplittableRandom random) {
        float share = (float) beta(settings.mixupAlpha(), random);
        int[] partners = permutation(batch.count(), random);
        float[] pixels = blend(batch.pixels(), partners, share);
        System.arraycopy(blend(rows, partners, share), 0, rows, 0, rows.length);
        return new ImageBatch(batch.size(), pixels, batch.labels());
    }

    private static float[] blend(float[] values, int[] partners, float share) {
        int length = values.length / partners.length;
        float[] mixed = new float[values.length];
        for (int i = 0; i < mixed.length; i++) {
            float other = values[partners[i / length] * length + i % length];
            mixed[i] = share * values[i] + (1 - share) * other;
        }
        return mixed;
    }

    private static int[] permutation(int count, SplittableRandom random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** Beta(alpha, alpha) for alpha up to 1, by Joehnk's method. */
    private static double beta(double alpha, SplittableRandom random) {
        while (true) {
            double x = StrictMath.pow(random.nextDouble(), 1 / alpha);
            double y = StrictMath.pow(random.nextDouble(), 1 / alpha);
            if (x + y <= 1 && x + y > 0) {
                return x / (x + y);
            }
        }
    }
}
