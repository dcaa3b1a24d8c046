package cytodiffusion.data.pixels;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/**
 * The bytes of PNG and TIFF files that hold an image without loss: with 8 bits where it has no more, else with 16. An
 * image in raw space says so in the file, and is read in that space again; a mosaic is written as the sensor has it, one
 * grey picture of full size.
 */
public final class PixelFile {
    private static final int GREY = 0;
    private static final int TRUE_COLOUR = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ASCII = 2;

    private PixelFile() {}

    /**
     * Encodes by the ending of a name.
     *
     * @throws IllegalArgumentException if it ends neither in .png nor in .tif or .tiff
     */
    public static byte[] encode(PixelImage image, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".png")) {
            return png(image);
        }
        if (lower.endsWith(".tif") || lower.endsWith(".tiff")) {
            return tiff(image);
        }
        throw new IllegalArgumentException("Images are written without loss as .png, .tif or .tiff, not as " + name);
    }

    /** PNG with rows that are not filtered, compressed. */
    public static byte[] png(PixelImage image) {
        PixelImage written = written(image);
        int bits = bits(image);
        PngChunks file =
                new PngChunks(written.width(), written.height(), bits, written.channels() == 1 ? GREY : TRUE_COLOUR);
        if (image.space().kind() != ColorSpace.Kind.SRGB) {
            file.add("tEXt", ("Comment\0" + SpaceNote.of(image.space())).getBytes(StandardCharsets.ISO_8859_1));
        }
        file.add("IDAT", packedRows(samples(written, bits), written.height()));
        return file.end();
    }

    /** Every row behind a zero byte, which says that it is not filtered. */
    private static byte[] packedRows(byte[] samples, int height) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        int row = samples.length / height;
        try (DeflaterOutputStream rows = new DeflaterOutputStream(packed)) {
            for (int y = 0; y < height; y++) {
                rows.write(0);
                rows.write(samples, y * row, row);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Writing into memory does not fail", e);
        }
        return packed.toByteArray();
    }

    /** Big-endian TIFF of one strip without compression. */
    public static byte[] tiff(PixelImage image) {
        PixelImage written = written(image);
        int bits = bits(image);
        int count = written.channels();
        byte[] samples = samples(written, bits);
        byte[] note = image.space().kind() == ColorSpace.Kind.SRGB
                ? new byte[0]
                : (SpaceNote.of(image.space()) + "\0").getBytes(StandardCharsets.US_ASCII);
        int afterPixels = 8 + samples.length + samples.length % 2;
        int noteAt = afterPixels + 2 * count;
        int directory = noteAt + note.length + note.length % 2;
        // A value of two bytes stands at the front of its field of four.
        Map<Integer, int[]> tags = new LinkedHashMap<>();
        tags.put(TiffTags.WIDTH, new int[] {LONG, 1, written.width()});
        tags.put(TiffTags.HEIGHT, new int[] {LONG, 1, written.height()});
        tags.put(TiffTags.BITS, new int[] {SHORT, count, count == 1 ? bits << 16 : afterPixels});
        tags.put(TiffTags.COMPRESSION, new int[] {SHORT, 1, TiffCompression.NONE << 16});
        tags.put(TiffTags.PHOTOMETRIC, new int[] {SHORT, 1, (count == 1 ? 1 : 2) << 16});
        if (note.length > 0) {
            tags.put(TiffTags.DESCRIPTION, new int[] {ASCII, note.length, noteAt});
        }
        tags.put(TiffTags.STRIP_OFFSETS, new int[] {LONG, 1, 8});
        tags.put(TiffTags.SAMPLES, new int[] {SHORT, 1, count << 16});
        tags.put(TiffTags.ROWS_PER_STRIP, new int[] {LONG, 1, written.height()});
        tags.put(TiffTags.STRIP_BYTES, new int[] {LONG, 1, samples.length});
        ByteBuffer file = ByteBuffer.allocate(directory + 2 + 12 * tags.size() + 4);
        file.putInt(0x4D4D002A).putInt(directory).put(samples).position(afterPixels);
        for (int c = 0; c < count; c++) {
            file.putShort((short) bits);
        }
        file.put(note).position(directory);
        file.putShort((short) tags.size());
        tags.forEach((tag, field) -> file.putShort(tag.shortValue())
                .putShort((short) field[0])
                .putInt(field[1])
                .putInt(field[2]));
        return file.array();
    }

    private static PixelImage written(PixelImage image) {
        return image.space().kind() == ColorSpace.Kind.MOSAIC ? Bayer.picture(image) : image;
    }

    private static int bits(PixelImage image) {
        return image.bits() <= 8 ? 8 : 16;
    }

    /** In big-endian order. */
    private static byte[] samples(PixelImage image, int bits) {
        int count = image.values().length;
        ByteBuffer samples = ByteBuffer.allocate(Math.multiplyExact(count, bits / 8));
        for (int i = 0; i < count; i++) {
            int value = image.integer(i, bits);
            if (bits == 8) {
                samples.put((byte) value);
            } else {
                samples.putShort((short) value);
            }
        }
        return samples.array();
    }
}
