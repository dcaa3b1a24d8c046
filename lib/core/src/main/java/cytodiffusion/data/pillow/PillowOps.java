package cytodiffusion.data.pillow;

import cytodiffusion.data.image.RgbImage;

/** Pillow's {@code ImageOps} and {@code ImageEnhance} operations that {@code RandAugment} draws from, on RGB bytes. */
public final class PillowOps {
    private PillowOps() {}

    /** Keeps the highest {@code bits} bits of every value. */
    public static void posterize(byte[] pixels, int bits) {
        int mask = -1 << (8 - bits);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= (byte) mask;
        }
    }

    /** Inverts every value that is not below {@code threshold}. */
    public static void solarize(byte[] pixels, double threshold) {
        byte[] table = new byte[256];
        for (int value = 0; value < 256; value++) {
            table[value] = (byte) (value < threshold ? value : 255 - value);
        }
        PillowColor.look(pixels, table);
    }

    /** Stretches each channel from its darkest and brightest value to 0 and 255. */
    public static void autoContrast(byte[] pixels) {
        for (int channel = 0; channel < 3; channel++) {
            int[] counts = histogram(pixels, channel);
            int low = 0;
            int high = 255;
            while (counts[low] == 0) {
                low++;
            }
            while (counts[high] == 0) {
                high--;
            }
            if (high > low) {
                double scale = 255.0 / (high - low);
                double offset = -low * scale;
                int[] table = new int[256];
                for (int value = 0; value < 256; value++) {
                    table[value] = (int) Math.min(255, Math.max(0, value * scale + offset));
                }
                look(pixels, channel, table);
            }
        }
    }

    /** Spreads each channel so that all values become about equally frequent. */
    public static void equalize(byte[] pixels) {
        for (int channel = 0; channel < 3; channel++) {
            int[] counts = histogram(pixels, channel);
            int brightest = 255;
            while (counts[brightest] == 0) {
                brightest--;
            }
            int step = (pixels.length / 3 - counts[brightest]) / 255;
            if (step > 0) {
                int[] table = new int[256];
                for (int value = 0, n = step / 2; value < 256; value++) {
                    table[value] = Math.min(255, n / step);
                    n += counts[value];
                }
                look(pixels, channel, table);
            }
        }
    }

    /**
     * Moves {@code pixels}, a copy of the image, away from ({@code factor} above 1) or towards a smoothed image: the
     * mean of each pixel's 3 x 3 surroundings in which it counts five times; the outermost pixels are not smoothed.
     */
    public static void sharpness(RgbImage image, byte[] pixels, float factor) {
        byte[] source = image.pixels();
        int row = image.width() * 3;
        for (int y = 1; y < image.height() - 1; y++) {
            for (int i = y * row + 3; i < (y + 1) * row - 3; i++) {
                int sum = 4 * (source[i] & 0xff);
                for (int line = i - row; line <= i + row; line += row) {
                    sum += (source[line - 3] & 0xff) + (source[line] & 0xff) + (source[line + 3] & 0xff);
                }
                int smooth = (2 * sum + 13) / 26;
                pixels[i] = PillowColor.blend(smooth, source[i] & 0xff, factor);
            }
        }
    }

    private static int[] histogram(byte[] pixels, int channel) {
        int[] counts = new int[256];
        for (int i = channel; i < pixels.length; i += 3) {
            counts[pixels[i] & 0xff]++;
        }
        return counts;
    }

    private static void look(byte[] pixels, int channel, int[] table) {
        for (int i = channel; i < pixels.length; i += 3) {
            pixels[i] = (byte) table[pixels[i] & 0xff];
        }
    }
}
