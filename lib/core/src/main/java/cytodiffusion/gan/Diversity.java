package cytodiffusion.gan;

import cytodiffusion.train.ImageBatch;

/** How much images of the same class differ from each other, pixel by pixel. */
public final class Diversity {
    private Diversity() {}

    /**
     * The root of the mean squared difference of two images of one class, averaged over all pairs.
     *
     * @return in [0, 2] for values in [-1, 1]; NaN where no two images have one class
     */
    public static double of(ImageBatch images) {
        int values = images.pixels().length / images.count();
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < images.count(); i++) {
            for (int j = 0; j < i; j++) {
                if (images.labels()[i] == images.labels()[j]) {
                    sum += Math.sqrt(meanSquare(images.pixels(), i * values, j * values, values));
                    pairs++;
                }
            }
        }
        return pairs == 0 ? Double.NaN : sum / pairs;
    }

    private static double meanSquare(float[] pixels, int one, int other, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            double difference = pixels[one + k] - pixels[other + k];
            sum += difference * difference;
        }
        return sum / count;
    }
}
