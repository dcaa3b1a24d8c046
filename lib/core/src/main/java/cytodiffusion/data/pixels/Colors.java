package cytodiffusion.data.pixels;

import java.io.IOException;

/**
 * From a file's samples to grey or to red, green, blue. Values are taken as they are: grey is not brightened, and colour
 * profiles and gamma entries are not applied, as in Pillow. What is transparent lies over white.
 */
final class Colors {
    /** What a sample beyond the colours is. */
    enum Alpha {
        NONE,
        /** How opaque the pixel is; its colours are its own. */
        SEPARATE,
        /** The same, and the colours have been multiplied by it. */
        MULTIPLIED
    }

    /** Red, green, blue of one pixel, each in 0 to {@link Samples#max()}, from its samples. */
    @FunctionalInterface
    interface Conversion {
        void apply(int pixel, int[] rgb);
    }

    private Colors() {}

    /** @param whiteIsZero whether 0 is white */
    static PixelImage grey(Samples samples, boolean whiteIsZero, Alpha alpha) throws IOException {
        int max = samples.max();
        Conversion one = (pixel, out) -> out[0] = whiteIsZero ? max - samples.get(pixel, 0) : samples.get(pixel, 0);
        return convert(samples, 1, one, alpha, 1);
    }

    static PixelImage rgb(Samples samples, Alpha alpha) throws IOException {
        return convert(
                samples,
                3,
                (pixel, out) -> {
                    for (int c = 0; c < 3; c++) {
                        out[c] = samples.get(pixel, c);
                    }
                },
                alpha,
                3);
    }

    /** @param inverted whether 0 is all of an ink, as Adobe's JPEG files have it */
    static PixelImage cmyk(Samples samples, boolean inverted, Alpha alpha) throws IOException {
        int max = samples.max();
        int flip = inverted ? 0 : max;
        return convert(
                samples,
                3,
                (pixel, out) -> {
                    long light = Math.abs(flip - samples.get(pixel, 3));
                    for (int c = 0; c < 3; c++) {
                        long uncovered = Math.abs(flip - samples.get(pixel, c));
                        out[c] = (int) ((light * uncovered + max / 2) / max);
                    }
                },
                // Ink that is multiplied by its opacity is ink on white already.
                alpha == Alpha.MULTIPLIED ? Alpha.NONE : alpha,
                4);
    }

    /** Brightness and two colour differences of 8 bits (Rec. 601, full range), as in JFIF; rounded as libjpeg does. */
    static PixelImage yCbCr(Samples samples) throws IOException {
        return convert(samples, 3, (pixel, out) -> yCbCr(samples, pixel, out), Alpha.NONE, 3);
    }

    /** The same three for Adobe's inks cyan, magenta and yellow, beside inverted black. */
    static PixelImage ycck(Samples samples) throws IOException {
        int max = samples.max();
        return convert(
                samples,
                3,
                (pixel, out) -> {
                    yCbCr(samples, pixel, out);
                    int light = samples.get(pixel, 3);
                    for (int c = 0; c < 3; c++) {
                        out[c] = ((max - out[c]) * light + max / 2) / max;
                    }
                },
                Alpha.NONE,
                4);
    }

    private static void yCbCr(Samples samples, int pixel, int[] out) {
        int y = samples.get(pixel, 0);
        int blue = samples.get(pixel, 1) - 128;
        int red = samples.get(pixel, 2) - 128;
        // Constants times 2^16: 1.402, 0.344136, 0.714136, 1.772.
        out[0] = clamp(y + (91_881 * red + 32_768 >> 16));
        out[1] = clamp(y + (-22_554 * blue - 46_802 * red + 32_768 >> 16));
        out[2] = clamp(y + (116_130 * blue + 32_768 >> 16));
    }

    /**
     * Indices into a palette.
     *
     * @param palette red, green, blue of each entry, 8 bits each
     * @param opacity of each entry, 0 to 255; entries beyond its end are opaque
     */
    static PixelImage palette(Samples indices, byte[] palette, byte[] opacity) throws IOException {
        Samples samples = new Samples(indices.width(), indices.height(), 4, 8);
        for (int pixel = 0; pixel < indices.pixels(); pixel++) {
            int entry = indices.get(pixel, 0);
            if (entry * 3 + 2 >= palette.length) {
                throw new IOException("colour " + entry + " is not in its palette of " + palette.length / 3);
            }
            for (int c = 0; c < 3; c++) {
                samples.set(pixel * 4 + c, palette[entry * 3 + c] & 0xff);
            }
            samples.set(pixel * 4 + 3, entry < opacity.length ? opacity[entry] & 0xff : 255);
        }
        return rgb(samples, opacity.length == 0 ? Alpha.NONE : Alpha.SEPARATE);
    }

    /** CIE L*a*b* under D50 to sRGB, as the ICC's profile connection space has it. */
    static PixelImage lab(Samples samples, boolean signed, Alpha alpha) throws IOException {
        if (alpha == Alpha.MULTIPLIED) {
            throw new IOException(
                    "its L*a*b* values are multiplied by their opacity, which is not read; save it as RGB");
        }
        int max = samples.max();
        LabColor color = new LabColor(samples.bits(), signed);
        double[] linear = new double[3];
        return convert(
                samples,
                3,
                (pixel, out) -> {
                    color.toSrgb(samples.get(pixel, 0), samples.get(pixel, 1), samples.get(pixel, 2), linear);
                    for (int c = 0; c < 3; c++) {
                        out[c] = (int) Math.round(max * linear[c]);
                    }
                },
                alpha,
                3);
    }

    /** @param alphaSample which sample holds the opacity, if any does */
    private static PixelImage convert(
            Samples samples, int channels, Conversion conversion, Alpha alpha, int alphaSample) throws IOException {
        float[] values = new float[Math.multiplyExact(samples.pixels(), channels)];
        int max = samples.max();
        int[] colors = new int[3];
        boolean visible = false;
        for (int pixel = 0; pixel < samples.pixels(); pixel++) {
            conversion.apply(pixel, colors);
            int opacity = alpha == Alpha.NONE ? max : samples.get(pixel, alphaSample);
            visible |= opacity > 0;
            for (int c = 0; c < channels; c++) {
                long own = alpha == Alpha.MULTIPLIED ? (long) colors[c] * max : (long) colors[c] * opacity;
                long overWhite = Math.min(max, (own + (long) max * (max - opacity) + max / 2) / max);
                values[pixel * channels + c] = overWhite / (float) max;
            }
        }
        if (!visible) {
            throw new IOException(
                    "every pixel is transparent, so that there is nothing to see; save it without" + " transparency");
        }
        return new PixelImage(samples.width(), samples.height(), channels, samples.bits(), ColorSpace.SRGB, values);
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
