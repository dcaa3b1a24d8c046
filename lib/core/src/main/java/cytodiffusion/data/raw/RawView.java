package cytodiffusion.data.raw;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.pixels.ColorSpace;
import cytodiffusion.data.pixels.PixelImage;

/** Raw numbers to look at as they are, as if they were sRGB: darker and greener than the picture that they stand for. */
public final class RawView {
    private RawView() {}

    /** Red, green and blue as they are; of a mosaic the first of its green planes stands for both. */
    public static RgbImage numbers(PixelImage raw) {
        int channels = raw.channels();
        float[] values = new float[3 * raw.width() * raw.height()];
        for (int i = 0; i < values.length; i++) {
            int c = i % 3;
            values[i] = raw.values()[i / 3 * channels + (channels == 4 && c == 2 ? 3 : Math.min(c, channels - 1))];
        }
        return RgbImage.of(new PixelImage(raw.width(), raw.height(), 3, PixelImage.FLOAT, ColorSpace.SRGB, values));
    }

    /** One channel as a grey picture. */
    public static RgbImage plane(PixelImage image, int channel) {
        float[] values = new float[image.width() * image.height()];
        for (int i = 0; i < values.length; i++) {
            values[i] = image.values()[i * image.channels() + channel];
        }
        return RgbImage.of(new PixelImage(image.width(), image.height(), 1, PixelImage.FLOAT, ColorSpace.SRGB, values));
    }
}
