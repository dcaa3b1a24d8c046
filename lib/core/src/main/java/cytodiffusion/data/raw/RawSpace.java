package cytodiffusion.data.raw;

import cytodiffusion.data.pixels.ColorSpace;
import cytodiffusion.data.pixels.ColorSpace.Kind;
import cytodiffusion.data.pixels.PixelImage;

/**
 * From sRGB to raw image space and back, after Brooks et al. 2019. A pixel x of red, green and blue in [0, 1] becomes raw
 * in these steps:
 *
 * <ol>
 *   <li>inverse tone curve: {@code x <- 1/2 - sin(asin(1 - 2 x) / 3)}, which undoes {@code 3 x^2 - 2 x^3};
 *   <li>gamma expansion: {@code x <- max(x, 1e-8)^2.2};
 *   <li>camera colours: {@code x <- M x}, see {@link CameraColors};
 *   <li>inverse gains {@code g = (1/red, 1, 1/blue) / rgb}, protected near white: with {@code m = (max(mean(x) - 0.9, 0) /
 *       0.1)^2}, {@code x <- x max(m + (1 - m) g, g)};
 *   <li>clipping to [0, 1].
 * </ol>
 *
 * <p>Developing undoes the steps in reverse, so that a picture comes back to rounding where nothing was clipped.
 *
 * @param camera whose colours
 * @param gains of its white balance and brightness
 */
public record RawSpace(CameraColors camera, Gains gains) {
    private static final double GAMMA = 2.2;
    private static final double DARKEST = 1e-8;
    private static final double PROTECTED = 0.9;

    /** What the 256 values of 8-bit pictures are in linear light: three functions less a value. */
    private static final double[] LINEAR_OF_BYTES = new double[256];

    static {
        for (int i = 0; i < LINEAR_OF_BYTES.length; i++) {
            LINEAR_OF_BYTES[i] = linear(i / 255f);
        }
    }

    /** Halvings of an interval of about 0.1, which leave less than a double's last digits. */
    private static final int HALVINGS = 50;

    /** The usual gains of a camera. */
    public static RawSpace of(String camera) {
        return new RawSpace(CameraColors.named(camera, 0), Gains.USUAL);
    }

    /**
     * What the sensor would have counted.
     *
     * @param picture in sRGB, grey or red, green, blue
     * @return red, green and blue of every pixel, not rounded
     */
    public PixelImage toRaw(PixelImage picture) {
        if (picture.space().kind() != Kind.SRGB) {
            throw new IllegalArgumentException("Only sRGB becomes raw, and this image is in " + picture.space());
        }
        ToRaw pixel = new ToRaw();
        float[] values = new float[Math.multiplyExact(picture.width() * picture.height(), 3)];
        double[] x = new double[3];
        for (int i = 0; i < values.length; i += 3) {
            for (int c = 0; c < 3; c++) {
                int at = picture.channels() == 3 ? i + c : i / 3;
                float value = picture.values()[at];
                int nearest = picture.integer(at, Byte.SIZE);
                x[c] = value == nearest / 255f ? LINEAR_OF_BYTES[nearest] : linear(value);
            }
            pixel.apply(x);
            for (int c = 0; c < 3; c++) {
                values[i + c] = (float) x[c];
            }
        }
        ColorSpace space = ColorSpace.raw(camera.name());
        return new PixelImage(picture.width(), picture.height(), 3, PixelImage.FLOAT, space, values);
    }

    /**
     * The picture in sRGB that the camera would have made; of a mosaic, with the missing colours of a pixel interpolated
     * from its neighbours.
     *
     * @param raw three channels, or the four planes of a mosaic
     */
    public PixelImage develop(PixelImage raw) {
        PixelImage all = raw.space().kind() == Kind.MOSAIC ? Mosaic.interpolate(raw) : raw;
        if (all.space().kind() != Kind.RAW) {
            throw new IllegalArgumentException("Only raw images are developed, and this one is in " + all.space());
        }
        if (!raw.space().camera().equals(camera.name())) {
            throw new IllegalArgumentException("the image is of camera "
                    + raw.space().camera() + ", whose colours are not those of " + camera.name());
        }
        Develop pixel = new Develop();
        float[] values = new float[all.values().length];
        double[] x = new double[3];
        for (int i = 0; i < values.length; i += 3) {
            for (int c = 0; c < 3; c++) {
                x[c] = all.values()[i + c];
            }
            pixel.apply(x);
            for (int c = 0; c < 3; c++) {
                values[i + c] = (float) x[c];
            }
        }
        return new PixelImage(all.width(), all.height(), 3, PixelImage.FLOAT, ColorSpace.SRGB, values);
    }

    private static void multiply(double[][] matrix, double[] x) {
        double red = x[0];
        double green = x[1];
        double blue = x[2];
        for (int c = 0; c < 3; c++) {
            x[c] = matrix[c][0] * red + matrix[c][1] * green + matrix[c][2] * blue;
        }
    }

    private static double clip(double value) {
        return Math.max(0, Math.min(1, value));
    }

    /** The gain of a channel where the pixel's mean is {@code mean}. */
    private static double protectedGain(double gain, double mean) {
        double root = Math.max(mean - PROTECTED, 0) / (1 - PROTECTED);
        double white = root * root;
        return Math.max(white + (1 - white) * gain, gain);
    }

    /** Steps 1 and 2. */
    private static double linear(double value) {
        double expanded = 0.5 - Math.sin(Math.asin(1 - 2 * clip(value)) / 3);
        return Math.pow(Math.max(expanded, DARKEST), GAMMA);
    }

    /** One pixel from linear sRGB to raw. */
    private final class ToRaw {
        private final double[][] toCamera = camera.matrix();
        private final double[] inverseGains = gains.inverse();

        void apply(double[] x) {
            multiply(toCamera, x);
            double mean = (x[0] + x[1] + x[2]) / 3;
            for (int c = 0; c < 3; c++) {
                x[c] = clip(x[c] * protectedGain(inverseGains[c], mean));
            }
        }
    }

    /** One pixel from raw to sRGB. */
    private final class Develop {
        private final double[][] toSrgb = camera.inverse();
        private final double[] inverseGains = gains.inverse();

        void apply(double[] x) {
            double mean = meanBeforeGains(x);
            for (int c = 0; c < 3; c++) {
                x[c] /= protectedGain(inverseGains[c], mean);
            }
            multiply(toSrgb, x);
            for (int c = 0; c < 3; c++) {
                double shown = Math.pow(Math.max(clip(x[c]), DARKEST), 1 / GAMMA);
                x[c] = clip(shown * shown * (3 - 2 * shown));
            }
        }

        /**
         * The mean that the pixel had before the gains, on which they depend near white. Greater means give greater gains,
         * and so smaller values before them: only one mean fits itself.
         */
        private double meanBeforeGains(double[] x) {
            double high = meanUnder(0, x);
            double low = PROTECTED;
            if (high <= low) {
                return high;
            }
            for (int i = 0; i < HALVINGS; i++) {
                double middle = (low + high) / 2;
                if (meanUnder(middle, x) > middle) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return (low + high) / 2;
        }

        private double meanUnder(double mean, double[] x) {
            double sum = 0;
            for (int c = 0; c < 3; c++) {
                sum += x[c] / protectedGain(inverseGains[c], mean);
            }
            return sum / 3;
        }
    }
}
