package cytodiffusion.data.pixels;

/**
 * The colour filter RGGB: of each 2 x 2 pixels the first is red, its neighbours to the right and below green, the last
 * blue. Four planes of half the size become one grey picture of full size, as sensors deliver it and files hold it, and
 * back.
 */
final class Bayer {
    private Bayer() {}

    /** @param planes of a mosaic: 4 channels */
    static PixelImage picture(PixelImage planes) {
        int width = 2 * planes.width();
        int height = 2 * planes.height();
        float[] values = new float[Math.multiplyExact(width, height)];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                values[i++] = planes.get(x / 2, y / 2, 2 * (y % 2) + x % 2);
            }
        }
        return new PixelImage(width, height, 1, planes.bits(), ColorSpace.SRGB, values);
    }

    /** @param picture grey, its width and height even */
    static PixelImage planes(PixelImage picture, ColorSpace space) {
        int width = picture.width() / 2;
        int height = picture.height() / 2;
        float[] values = new float[4 * width * height];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 4; c++) {
                    values[i++] = picture.get(2 * x + c % 2, 2 * y + c / 2, 0);
                }
            }
        }
        return new PixelImage(width, height, 4, picture.bits(), space, values);
    }
}
