package cytodiffusion.data.pillow;

import cytodiffusion.data.image.RgbImage;

/**
 * Antialiased bilinear resizing with the results of Pillow's {@code Image.resize(size, BILINEAR, box)} on 8-bit images:
 * a triangle filter as wide as the reduction asks for, applied to rows and then to columns, in fixed point with
 * rounding to 8 bits after each.
 */
public final class Resampling {
    private static final int FRACTION_BITS = 22;

    private Resampling() {}

    /** A part of an image, in pixels from its left and upper edge; may lie between pixels. */
    public record Box(double left, double top, double right, double bottom) {}

    /** Scales the part of {@code image} inside {@code box} to {@code width} x {@code height} pixels. */
    public static RgbImage resize(RgbImage image, Box box, int width, int height) {
        Weights horizontal = Weights.of(image.width(), box.left(), box.right(), width);
        Weights vertical = Weights.of(image.height(), box.top(), box.bottom(), height);
        byte[] narrow = new byte[width * image.height() * 3];
        for (int y = 0; y < image.height(); y++) {
            resizeLine(image.pixels(), y * image.width() * 3, 3, narrow, y * width * 3, 3, horizontal);
        }
        byte[] result = new byte[width * height * 3];
        for (int x = 0; x < width; x++) {
            resizeLine(narrow, x * 3, width * 3, result, x * 3, width * 3, vertical);
        }
        return new RgbImage(width, height, result);
    }

    private static void resizeLine(
            byte[] source, int sourceStart, int sourceStep, byte[] target, int targetStart, int targetStep, Weights w) {
        for (int i = 0; i < w.first.length; i++) {
            int red = 1 << (FRACTION_BITS - 1);
            int green = red;
            int blue = red;
            int s = sourceStart + w.first[i] * sourceStep;
            for (int weight : w.values[i]) {
                red += weight * (source[s] & 0xff);
                green += weight * (source[s + 1] & 0xff);
                blue += weight * (source[s + 2] & 0xff);
                s += sourceStep;
            }
            int t = targetStart + i * targetStep;
            target[t] = (byte) Math.min(255, red >> FRACTION_BITS);
            target[t + 1] = (byte) Math.min(255, green >> FRACTION_BITS);
            target[t + 2] = (byte) Math.min(255, blue >> FRACTION_BITS);
        }
    }

    /** For each pixel of the result, the first source pixel that it sees and the fixed-point weights from there on. */
    private record Weights(int[] first, int[][] values) {
        static Weights of(int sourceSize, double from, double to, int targetSize) {
            double scale = (to - from) / targetSize;
            double support = Math.max(scale, 1);
            int[] first = new int[targetSize];
            int[][] values = new int[targetSize][];
            for (int i = 0; i < targetSize; i++) {
                double centre = from + (i + 0.5) * scale;
                first[i] = Math.max(0, (int) (centre - support + 0.5));
                int end = Math.min(sourceSize, (int) (centre + support + 0.5));
                double[] weights = new double[end - first[i]];
                double sum = 0;
                for (int k = 0; k < weights.length; k++) {
                    weights[k] = Math.max(0, 1 - Math.abs((first[i] + k - centre + 0.5) / support));
                    sum += weights[k];
                }
                values[i] = new int[weights.length];
                for (int k = 0; k < weights.length; k++) {
                    values[i][k] = (int) (0.5 + weights[k] / sum * (1 << FRACTION_BITS));
                }
            }
            return new Weights(first, values);
        }
    }
}
