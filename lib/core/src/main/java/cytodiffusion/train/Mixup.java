package cytodiffusion.train;

import cytodiffusion.nn.OneHot;
import java.util.SplittableRandom;

/**
 * Mixup (Zhang et al., 2018): each image of a batch is blended with another one, and what the network is told about its
 * class is blended alike. As in the published code, one share is drawn for the whole batch.
 */
public final class Mixup {
    private Mixup() {}

    /**
     * Images and what they are.
     *
     * @param targets {@code count * width} values: a row for each image that sums to 1, one-hot where nothing was mixed
     */
    public record Mixed(ImageBatch images, float[] targets) {}

    /**
     * Blends a batch.
     *
     * @param width length of a target's row, at least the number of classes
     * @param alpha both parameters of the Beta distribution of the share, in [0, 1]; 0 leaves the images alone
     */
    public static Mixed draw(ImageBatch batch, int width, double alpha, SplittableRandom random) {
        float[] targets = OneHot.rows(batch.labels(), width);
        if (alpha == 0) {
            return new Mixed(batch, targets);
        }
        float share = (float) beta(alpha, random);
        int[] partners = permutation(batch.count(), random);
        ImageBatch images = new ImageBatch(batch.size(), blend(batch.pixels(), partners, share), batch.labels());
        return new Mixed(images, blend(targets, partners, share));
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
