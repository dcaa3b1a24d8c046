package cytodiffusion.classify;

import cytodiffusion.data.Seeds;
import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.diffusion.NoiseSchedule;
import cytodiffusion.tensor.Gaussian;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The draws of one trial: the same for every class, so that their errors are paired.
 *
 * @param timestep in [1, 999]
 * @param view what augmentation makes of the image
 * @param latentNoise standard normal, to draw the latents from the autoencoder's posterior
 * @param noise standard normal, added to the latents and to be predicted
 */
public record Trial(int timestep, Augmentation.Draw draw, RgbImage view, float[] latentNoise, float[] noise) {
    /** Draws the trials of one image; they depend on the seed and the image's content alone. */
    public static final class Source {
        private final RgbImage canvas;
        private final Augmentation augmentation;
        private final int imageSize;
        private final int latentElements;
        private final long seed;
        private final int[] timesteps;

        public Source(RgbImage canvas, ClassifierSettings settings, int imageSize, int latentElements) {
            this.canvas = canvas;
            this.imageSize = imageSize;
            this.latentElements = latentElements;
            augmentation = settings.augmentation();
            seed = Seeds.derive(settings.seed(), canvas.pixels());
            timesteps = timesteps(settings.elimination().maxTrials(), Seeds.random(seed));
        }

        /** Trial number {@code k}, the first being 0. */
        public Trial trial(int k) {
            SplittableRandom random = Seeds.random(seed, k);
            Augmentation.Draw draw = augmentation.draw(random);
            return new Trial(
                    timesteps[k],
                    draw,
                    draw.apply(canvas, imageSize),
                    Gaussian.numbers(random, latentElements),
                    Gaussian.numbers(random, latentElements));
        }

        /** The timesteps of the first {@code count} trials. */
        public int[] timesteps(int count) {
            return Arrays.copyOf(timesteps, count);
        }

        /** An even grid of {@code count} whole numbers from 1 to 999, shuffled once, as in the published code. */
        private static int[] timesteps(int count, SplittableRandom random) {
            int last = NoiseSchedule.STEPS - 1;
            int[] grid = new int[count];
            for (int i = 0; i < count; i++) {
                int t = count == 1 ? 1 : (int) (1 + (double) i * (last - 1) / (count - 1));
                int j = random.nextInt(i + 1);
                grid[i] = grid[j];
                grid[j] = t;
            }
            return grid;
        }
    }
}
