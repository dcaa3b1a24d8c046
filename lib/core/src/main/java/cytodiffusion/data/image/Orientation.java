package cytodiffusion.data.image;

import cytodiffusion.data.pixels.PixelImage;
import cytodiffusion.data.pixels.TiffTags;

/** The orientation tag of EXIF and TIFF: which way up the camera was held. */
final class Orientation {
    static final int UPRIGHT = 1;

    private Orientation() {}

    /** The tag in the TIFF structure at [from, to) of {@code content}; upright where it has none that makes sense. */
    static int of(byte[] content, int from, int to) {
        long[] values = new TiffTags(content, from, to).values(TiffTags.ORIENTATION);
        return values.length == 1 && values[0] >= 1 && values[0] <= 8 ? (int) values[0] : UPRIGHT;
    }

    /** The image as it was seen. */
    static PixelImage upright(PixelImage image, int orientation) {
        if (orientation == UPRIGHT) {
            return image;
        }
        boolean transposed = orientation >= 5;
        boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean fromBelow = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int width = transposed ? image.height() : image.width();
        int height = transposed ? image.width() : image.height();
        int channels = image.channels();
        float[] values = new float[width * height * channels];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = transposed ? y : x;
                int row = transposed ? x : y;
                int sourceX = fromRight ? image.width() - 1 - column : column;
                int sourceY = fromBelow ? image.height() - 1 - row : row;
                System.arraycopy(
                        image.values(),
                        (sourceY * image.width() + sourceX) * channels,
                        values,
                        (y * width + x) * channels,
                        channels);
            }
        }
        return new PixelImage(width, height, channels, image.bits(), image.space(), values);
    }
}
