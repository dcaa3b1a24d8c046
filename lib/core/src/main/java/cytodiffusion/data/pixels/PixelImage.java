package cytodiffusion.data.pixels;

import java.util.Arrays;

/**
 * An image that knows its channels, its depth and what its numbers mean. Files of any depth become one without loss; the
 * 8-bit view that networks get from a file of sRGB is {@link cytodiffusion.data.image.RgbImage}.
 *
 * @param width pixels in a row
 * @param height number of rows
 * @param channels 1 grey, 3 red, green, blue, 4 the planes red, green, green, blue of a mosaic
 * @param bits depth of the integers that the values stand for, 1 to 16, so that a value is {@code n / (2^bits - 1)}; or
 *     {@value #FLOAT} where they are not rounded to any
 * @param space what the numbers mean
 * @param values {@code height * width * channels} values in [0, 1]: row by row, in each row pixel by pixel, in each pixel
 *     channel by channel. The array is not copied; whoever hands it over does not change it afterwards.
 */
public record PixelImage(int width, int height, int channels, int bits, ColorSpace space, float[] values) {
    /** The {@link #bits} of values that are not rounded. */
    public static final int FLOAT = 32;

    private static final int MOST_BITS = 16;

    public PixelImage {
        if (width < 1
                || height < 1
                || values.length != Math.multiplyExact(Math.multiplyExact(width, height), channels)) {
            throw new IllegalArgumentException("An image of " + width + " x " + height + " pixels of " + channels
                    + " channels does not have " + values.length + " values");
        }
        if ((bits < 1 || bits > MOST_BITS) && bits != FLOAT) {
            throw new IllegalArgumentException("An image has 1 to " + MOST_BITS + " bits, or " + FLOAT
                    + " for values that are not rounded, not " + bits);
        }
        boolean fits =
                switch (space.kind()) {
                    case SRGB -> channels == 1 || channels == 3;
                    case RAW -> channels == 3;
                    case MOSAIC -> channels == 4;
                };
        if (!fits) {
            throw new IllegalArgumentException("An image in " + space + " does not have " + channels + " channels");
        }
    }

    /** The value in [0, 1] of channel {@code c} in column {@code x} of row {@code y}. */
    public float get(int x, int y, int c) {
        return values[(y * width + x) * channels + c];
    }

    /**
     * The integer of {@code depth} bits, 0 to {@code 2^depth - 1}, that is nearest to value {@code i}; the very one that
     * a file held where {@code depth} is {@link #bits()}.
     */
    public int integer(int i, int depth) {
        int max = (1 << depth) - 1;
        return Math.max(0, Math.min(max, Math.round(values[i] * max)));
    }

    /** The largest value. */
    public float largest() {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    /** The same numbers with another meaning. */
    PixelImage as(ColorSpace other) {
        return new PixelImage(width, height, channels, bits, other, values);
    }

    /** Whether both hold the same numbers, with the same meaning, in the same shape. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PixelImage that
                && width == that.width
                && height == that.height
                && channels == that.channels
                && bits == that.bits
                && space.equals(that.space)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return width + " x " + height + " pixels, " + channels + " channels of " + bits + " bits, " + space;
    }
}
