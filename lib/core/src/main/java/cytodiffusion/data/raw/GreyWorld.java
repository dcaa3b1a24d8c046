package cytodiffusion.data.raw;

import cytodiffusion.data.pixels.ColorSpace.Kind;
import cytodiffusion.data.pixels.PixelImage;

/**
 * White balance by the assumption that a picture is grey on the whole (Buchsbaum, "A spatial processor model for object
 * colour perception", 1980): each channel of a raw image is scaled to the same mean, which makes it independent of the
 * light's colour and brightness, and of the cell's as far as that fills the picture.
 */
public final class GreyWorld {
    /** The mean that every channel gets: the field around the cells is some twice as bright, and stays below 1. */
    public static final double MEAN = 0.25;

    private GreyWorld() {}

    /** The balanced image, clipped to [0, 1]; a channel without light stays dark. */
    public static PixelImage balance(PixelImage raw) {
        if (raw.space().kind() != Kind.RAW) {
            throw new IllegalArgumentException("Only a raw image of three channels is balanced, not " + raw);
        }
        double[] sums = new double[3];
        for (int i = 0; i < raw.values().length; i++) {
            sums[i % 3] += raw.values()[i];
        }
        int pixels = raw.width() * raw.height();
        float[] values = new float[raw.values().length];
        for (int i = 0; i < values.length; i++) {
            double mean = sums[i % 3] / pixels;
            values[i] = mean == 0 ? 0 : (float) Math.min(1, raw.values()[i] * MEAN / mean);
        }
        return new PixelImage(raw.width(), raw.height(), 3, PixelImage.FLOAT, raw.space(), values);
    }
}
