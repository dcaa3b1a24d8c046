package cytodiffusion.data.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

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
            return decode(Files.readAllBytes(file));
        } catch (AccessDeniedException e) {
            throw new IOException("permission to read it is denied", e);
        } catch (NoSuchFileException e) {
            throw new IOException("the file went away while it was being read", e);
        }
    }

    /** As {@link #read}, from the content of a file. */
    public static RgbImage decode(byte[] content) throws IOException {
        ImageFormat format = ImageFormat.of(content);
        int orientation = format.check(content);
        ImageReader reader = ImageIO.getImageReadersByFormatName(format.name()).next();
        List<String> damage = new ArrayList<>();
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(stream, true, true);
            reader.addIIOReadWarningListener((source, warning) -> {
                if (ImageFormat.isDamage(warning)) {
                    damage.add(warning);
                }
            });
            checkPixels(attempt(format, () -> reader.getWidth(0)), attempt(format, () -> reader.getHeight(0)));
            BufferedImage image = attempt(format, () -> reader.read(0));
            if (!damage.isEmpty()) {
                throw new IOException("damaged " + format + " file: " + damage.get(0));
            }
            return Orientation.upright(toRgb(image), orientation);
        } finally {
            reader.dispose();
        }
    }

    static void checkPixels(long width, long height) throws IOException {
        if (width * height > MAX_PIXELS) {
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
        } catch (Exception e) {
            throw new IOException("damaged or unsupported " + format + " file: " + e.getMessage(), e);
        }
    }

    private static RgbImage toRgb(BufferedImage image) throws IOException {
        int type = image.getRaster().getDataBuffer().getDataType();
        if (type != DataBuffer.TYPE_BYTE && type != DataBuffer.TYPE_USHORT && type != DataBuffer.TYPE_INT) {
            throw new IOException("its samples are signed or floating-point numbers; save it with 8 or 16 bits");
        }
        ColorModel model = image.getColorModel();
        boolean plainGray = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY && model.getNumComponents() == 1;
        return plainGray ? fromGray(image.getRaster(), model.getComponentSize(0)) : RgbImage.of(image);
    }

    /** Takes grey values as they are: Java would brighten them, as it believes that greyscale files are linear. */
    private static RgbImage fromGray(Raster raster, int bits) throws IOException {
        if (bits > 16) {
            throw new IOException("its samples have " + bits + " bits; save it with 8 or 16");
        }
        int width = raster.getWidth();
        int height = raster.getHeight();
        int max = (1 << bits) - 1;
        byte[] pixels = new byte[width * height * 3];
        int[] row = new int[width];
        for (int y = 0, i = 0; y < height; y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            for (int value : row) {
                byte gray = (byte) ((value * 255L + max / 2) / max);
                pixels[i++] = gray;
                pixels[i++] = gray;
                pixels[i++] = gray;
            }
        }
        return new RgbImage(width, height, pixels);
    }
}
