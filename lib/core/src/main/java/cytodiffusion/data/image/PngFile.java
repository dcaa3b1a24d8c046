package cytodiffusion.data.image;

import cytodiffusion.data.pixels.PngChunks;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Adler32;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The bytes of PNG files: stored, where they must be the same everywhere, or compressed. */
public final class PngFile {
    private static final int LARGEST_BLOCK = 65_535;
    private static final int BIT_DEPTH = 8;
    private static final int TRUE_COLOUR = 2;

    private PngFile() {}

    /**
     * Without compression. Compressors differ between Java versions and platforms; stored pixels give the same bytes, and so
     * the same checksum, everywhere. All images of one size make files of one length, which differ in their pixels and
     * checksums only.
     */
    public static byte[] encode(RgbImage image) throws IOException {
        PngChunks file = new PngChunks(image.width(), image.height(), BIT_DEPTH, TRUE_COLOUR);
        file.add("IDAT", zlib(rows(image)));
        return file.end();
    }

    /** As this Java's own writer compresses it. */
    public static byte[] compress(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // ImageIO.write(..., OutputStream) would go through a cache file on disk.
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", stream)) {
                throw new IOException("This Java has no PNG writer for images of type " + image.getType());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Every row behind a zero byte, which says that it is not filtered. */
    private static byte[] rows(RgbImage image) {
        int row = image.width() * 3;
        byte[] rows = new byte[image.height() * (row + 1)];
        for (int y = 0; y < image.height(); y++) {
            System.arraycopy(image.pixels(), y * row, rows, y * (row + 1) + 1, row);
        }
        return rows;
    }

    /** RFC 1950 around the stored blocks of RFC 1951. */
    private static byte[] zlib(byte[] data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(0x7801);
        for (int start = 0; start < data.length; start += LARGEST_BLOCK) {
            int length = Math.min(LARGEST_BLOCK, data.length - start);
            out.writeByte(start + length == data.length ? 1 : 0);
            out.writeShort(Short.toUnsignedInt(Short.reverseBytes((short) length)));
            out.writeShort(Short.toUnsignedInt(Short.reverseBytes((short) ~length)));
            out.write(data, start, length);
        }
        Adler32 sum = new Adler32();
        sum.update(data);
        out.writeInt((int) sum.getValue());
        return bytes.toByteArray();
    }
}
