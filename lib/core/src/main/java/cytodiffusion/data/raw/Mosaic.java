package cytodiffusion.data.raw;

import cytodiffusion.data.pixels.ColorSpace;
import cytodiffusion.data.pixels.ColorSpace.Kind;
import cytodiffusion.data.pixels.PixelImage;

/**
 * What a colour filter leaves of a raw image: of each 2 x 2 pixels red of the first, green of its neighbours to the right
 * and below, blue of the last (RGGB).
 */
public final class Mosaic {
    private Mosaic() {}

    /**
     * The planes red, green, green, blue of half the size. An odd last column or row is left out.
     *
     * @param raw three channels, at least 2 x 2 pixels
     */
    public static PixelImage of(PixelImage raw) {
        if (raw.space().kind() != Kind.RAW || raw.width() < 2 || raw.height() < 2) {
            throw new IllegalArgumentException(
                    "A mosaic is made of a raw image of at least 2 x 2 pixels, not of " + raw);
        }
        int width = raw.width() / 2;
        int height = raw.height() / 2;
        float[] values = new float[4 * width * height];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                values[i++] = raw.get(2 * x, 2 * y, 0);
                values[i++] = raw.get(2 * x + 1, 2 * y, 1);
                values[i++] = raw.get(2 * x, 2 * y + 1, 1);
                values[i++] = raw.get(2 * x + 1, 2 * y + 1, 2);
            }
        }
        ColorSpace space = ColorSpace.mosaic(raw.space().camera());
        return new PixelImage(width, height, 4, raw.bits(), space, values);
    }

    /**
     * Three channels of full size: where the filter let a colour through it stands as it is, elsewhere it is the mean of
     * those among the eight neighbours that have it (bilinear interpolation).
     */
    static PixelImage interpolate(PixelImage mosaic) {
        int width = 2 * mosaic.width();
        int height = 2 * mosaic.height();
        float[] values = new float[3 * width * height];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    values[i++] = colorAt(x, y) == c ? at(mosaic, x, y) : neighbours(mosaic, x, y, c);
                }
            }
        }
        ColorSpace space = ColorSpace.raw(mosaic.space().camera());
        return new PixelImage(width, height, 3, PixelImage.FLOAT, space, values);
    }

    /** In RGGB all neighbours of a colour that a pixel lacks are equally far away. */
    private static float neighbours(PixelImage mosaic, int x, int y, int color) {
        float sum = 0;
        int count = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                boolean inside =
                        x + dx >= 0 && x + dx < 2 * mosaic.width() && y + dy >= 0 && y + dy < 2 * mosaic.height();
                if (inside && colorAt(x + dx, y + dy) == color) {
                    sum += at(mosaic, x + dx, y + dy);
                    count++;
                }
            }
        }
        return sum / count;
    }

    private static int colorAt(int x, int y) {
        return x % 2 + y % 2;
    }

    private static float at(PixelImage mosaic, int x, int y) {
        return mosaic.get(x / 2, y / 2, 2 * (y % 2) + x % 2);
    }
}
