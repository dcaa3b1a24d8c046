package cytodiffusion.data;

import cytodiffusion.data.augment.Geometry;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.pillow.Resampling;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How a file's image becomes the square that the network sees.
 *
 * @param crop side in pixels of the file's central square that is used, or 0 for the whole image, squeezed to a square
 *     if it is none
 * @param size side in pixels of the square that the network sees
 * @param range which of a file's values is white
 * @param space in which numbers the network sees the square; the square itself is in sRGB
 */
public record Preprocessing(int crop, int size, ValueRange range, ImageSpace space) {
    /** Of files that use all of their values, and a network that sees sRGB. */
    public Preprocessing(int crop, int size) {
        this(crop, size, ValueRange.FULL);
    }

    /** Of a network that sees sRGB. */
    public Preprocessing(int crop, int size, ValueRange range) {
        this(crop, size, range, ImageSpace.RGB);
    }

    public Preprocessing {
        space.side(size);
        if (crop < 0 || size < 1) {
            throw new IllegalArgumentException(
                    "The crop is 0 (whole image) or more pixels and the size at least 1, not " + crop + " and " + size);
        }
    }

    /**
     * The canvas of an image file.
     *
     * @throws IOException whose message says why it cannot be read
     * @throws IllegalArgumentException if the file is smaller than the crop
     */
    public RgbImage canvasOf(Path file) throws IOException {
        return canvas(range.read(file));
    }

    /** The same of a file's content. */
    public RgbImage canvasOf(byte[] content) throws IOException {
        return canvas(range.decode(content));
    }

    /**
     * The crop, scaled to {@code size} (Pillow's antialiased bilinear filter), with as much of its surroundings as the
     * file has, up to what a crop rotated by any angle can see: at most {@code ceil(size * sqrt(2))} pixels a side,
     * rounded up to keep the same margin on opposite sides. The crop stays in the centre.
     *
     * @throws IllegalArgumentException if the file is smaller than the crop
     */
    public RgbImage canvas(RgbImage file) {
        if (crop == 0) {
            Resampling.Box whole = new Resampling.Box(0, 0, file.width(), file.height());
            return Resampling.resize(file, whole, size, size);
        }
        if (file.width() < crop || file.height() < crop) {
            throw new IllegalArgumentException("the image has " + file.width() + " x " + file.height()
                    + " pixels, too few for a crop of " + crop + " x " + crop);
        }
        double filePixels = (double) crop / size;
        int left = (file.width() - crop) / 2;
        int top = (file.height() - crop) / 2;
        int marginX = margin(left / filePixels);
        int marginY = margin(top / filePixels);
        Resampling.Box box = new Resampling.Box(
                left - marginX * filePixels,
                top - marginY * filePixels,
                left + crop + marginX * filePixels,
                top + crop + marginY * filePixels);
        return Resampling.resize(file, box, size + 2 * marginX, size + 2 * marginY);
    }

    /** The central {@code size} x {@code size} pixels of a canvas. */
    public RgbImage center(RgbImage canvas) {
        return Geometry.IDENTITY.apply(canvas, size, Geometry.Border.REFLECT);
    }

    private int margin(double available) {
        int wanted = (int) Math.ceil((Math.ceil(size * Math.sqrt(2)) - size) / 2);
        return Math.min(wanted, (int) available);
    }
}
