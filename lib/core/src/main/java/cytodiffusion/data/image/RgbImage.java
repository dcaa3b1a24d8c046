package cytodiffusion.data.image;

import cytodiffusion.data.pixels.ColorSpace;
import cytodiffusion.data.pixels.PixelImage;
import java.awt.image.BufferedImage;

/**
 * An image in 8-bit sRGB, as every cell is held between its file and the network.
 *
 * @param width pixels in a row
 * @param height number of rows
 * @param pixels {@code height * width * 3} bytes: row by row, in each row pixel by pixel, in each pixel red, green,
 *     blue. The array is not copied; whoever hands it over does not change it afterwards.
 */
public record RgbImage(int width, int height, byte[] pixels) {
    public RgbImage {
        if (width < 1 || height < 1 || pixels.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
            throw new IllegalArgumentException(
                    "An image of " + width + " x " + height + " pixels does not have " + pixels.length + " bytes");
        }
    }

    /** The value in [0, 255] of channel {@code c} (0 red, 1 green, 2 blue) in column {@code x} of row {@code y}. */
    public int get(int x, int y, int c) {
        return pixels[(y * width + x) * 3 + c] & 0xff;
    }

    /**
     * The 8-bit view of an image in sRGB: each value rounded to the nearest of 256, grey in all three channels.
     *
     * @throws IllegalArgumentException where its numbers are not sRGB
     */
    public static RgbImage of(PixelImage image) {
        if (image.space().kind() != ColorSpace.Kind.SRGB) {
            throw new IllegalArgumentException(
                    "the image is in " + image.space() + ", not in sRGB: develop it first (cyto data raw --develop)");
        }
        byte[] pixels = new byte[Math.multiplyExact(image.width() * image.height(), 3)];
        int channels = image.channels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) image.integer(channels == 3 ? i : i / 3, 8);
        }
        return new RgbImage(image.width(), image.height(), pixels);
    }

    /** The same numbers, of which each knows that it is one of 256 in sRGB. */
    public PixelImage toPixels() {
        float[] values = new float[pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (pixels[i] & 0xff) / 255f;
        }
        return new PixelImage(width, height, 3, 8, ColorSpace.SRGB, values);
    }

    /** Copies a picture of any colour model, converted to sRGB; what is transparent lies over white. */
    public static RgbImage of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] pixels = new byte[width * height * 3];
        int[] row = new int[width];
        for (int y = 0, i = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int argb : row) {
                int alpha = argb >>> 24;
                pixels[i++] = overWhite(argb >> 16 & 0xff, alpha);
                pixels[i++] = overWhite(argb >> 8 & 0xff, alpha);
                pixels[i++] = overWhite(argb & 0xff, alpha);
            }
        }
        return new RgbImage(width, height, pixels);
    }

    private static byte overWhite(int value, int alpha) {
        return (byte) ((value * alpha + 255 * (255 - alpha) + 127) / 255);
    }

    /**
     * Writes the pixels as the network takes them: the red plane, the green plane, the blue plane, values in [-1, 1].
     *
     * @param target receives {@code 3 * height * width} values from {@code offset} on
     */
    public void writePlanes(float[] target, int offset) {
        int plane = width * height;
        for (int i = 0, p = 0; i < plane; i++) {
            for (int c = 0; c < 3; c++) {
                target[offset + c * plane + i] = (pixels[p++] & 0xff) / 127.5f - 1;
            }
        }
    }

    /**
     * The image whose planes these are, see {@link #writePlanes}; values beyond [-1, 1] are clamped.
     *
     * @param planes holds {@code 3 * height * width} values from {@code offset} on
     */
    public static RgbImage ofPlanes(float[] planes, int offset, int width, int height) {
        int plane = width * height;
        byte[] pixels = new byte[3 * plane];
        for (int i = 0, p = 0; i < plane; i++) {
            for (int c = 0; c < 3; c++) {
                float value = (planes[offset + c * plane + i] + 1) * 127.5f;
                pixels[p++] = (byte) Math.max(0, Math.min(255, Math.round(value)));
            }
        }
        return new RgbImage(width, height, pixels);
    }

    /** A copy for display or for writing to a file, of type {@link BufferedImage#TYPE_INT_RGB}. */
    public BufferedImage toBufferedImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, get(x, y, 0) << 16 | get(x, y, 1) << 8 | get(x, y, 2));
            }
        }
        return image;
    }
}
