package cytodiffusion.data.image;

import cytodiffusion.data.pixels.ColorSpace;
import cytodiffusion.data.pixels.PixelImage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * Reads PNG, JPEG, BMP and TIFF files, told apart by their content, not by their name. Greyscale, palette, CMYK and
 * 16-bit images become 8-bit sRGB, transparency lies over white, and an image is turned upright where its EXIF
 * orientation says so. Of a TIFF with several pages the first is read. A file that is cut short or damaged is refused,
 * not shown in part.
 */
public final class ImageFile {
    /** Images with more pixels are refused before they are decoded: 33,554,432, as of 8192 x 4096. */
    public static final long MAX_PIXELS = 1L << 25;

    /** Larger files are refused before they are read: 256 MiB. */
    public static final long MAX_BYTES = 1L << 28;

    private ImageFile() {}

    /** @throws IOException whose message is the reason, as a sentence without the file's name */
    public static RgbImage read(Path file) throws IOException {
        return decode(content(file));
    }

    private static byte[] content(Path file) throws IOException {
        try {
            if (!Files.exists(file)) {
                throw new IOException("there is no such file");
            }
            if (!Files.isRegularFile(file)) {
                throw new IOException("it is not a regular file");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("the file has " + Files.size(file) + " bytes, more than the limit of " + MAX_BYTES
                        + " (256 MiB)");
            }
            return Files.readAllBytes(file);
        } catch (AccessDeniedException e) {
            throw new IOException("permission to read it is denied", e);
        } catch (NoSuchFileException e) {
            throw new IOException("the file went away while it was being read", e);
        }
    }

    /** As {@link #read}, from the content of a file. */
    public static RgbImage decode(byte[] content) throws IOException {
        return RgbImage.of(requireSrgb(decodePixels(content)));
    }

    /** As {@link #read}, with all of the file's depth. */
    public static PixelImage readSrgb(Path file) throws IOException {
        return requireSrgb(readPixels(file));
    }

    /** As {@link #readSrgb}, from the content of a file. */
    public static PixelImage decodeSrgb(byte[] content) throws IOException {
        return requireSrgb(decodePixels(content));
    }

    private static PixelImage requireSrgb(PixelImage image) throws IOException {
        if (image.space().kind() != ColorSpace.Kind.SRGB) {
            throw new IOException("the image is in raw space (" + image.space()
                    + "), not in sRGB; 'cyto data raw --develop' makes sRGB of it");
        }
        return image;
    }

    /**
     * Reads an image with all of its depth, and in the colour space that its file names.
     *
     * @throws IOException whose message is the reason, as a sentence without the file's name
     */
    public static PixelImage readPixels(Path file) throws IOException {
        return decodePixels(content(file));
    }

    /** As {@link #readPixels}, from the content of a file. */
    public static PixelImage decodePixels(byte[] content) throws IOException {
        ImageFormat format = ImageFormat.of(content);
        int orientation = format.check(content);
        return Orientation.upright(attempt(format, () -> format.decode(content)), orientation);
    }

    static void checkPixels(long width, long height) throws IOException {
        if (width > MAX_PIXELS || height > MAX_PIXELS || width * height > MAX_PIXELS) {
            throw new IOException("the image has " + width + " x " + height + " pixels, more than the limit of "
                    + MAX_PIXELS + "; cut it into single cells first");
        }
    }

    /** Readers meet hostile files with exceptions of many kinds. */
    private static <T> T attempt(ImageFormat format, Callable<T> step) throws IOException {
        try {
            return step.call();
        } catch (OutOfMemoryError e) {
            throw new IOException("decoding it needs more memory than Java has; raise -Xmx or leave it out", e);
        } catch (IOException e) {
            boolean ours = e.getClass() == IOException.class;
            throw ours ? e : new IOException("damaged or unsupported " + format + " file: " + e.getMessage(), e);
        } catch (Exception e) {
            throw new IOException("damaged or unsupported " + format + " file: " + e.getMessage(), e);
        }
    }
}
