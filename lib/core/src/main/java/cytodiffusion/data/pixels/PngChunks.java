package cytodiffusion.data.pixels;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A PNG file as it is written, chunk after chunk. */
public final class PngChunks {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER_LENGTH = 13;

    /** Length, name and checksum. */
    private static final int AROUND_A_BODY = 12;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /**
     * Begins a file without interlacing.
     *
     * @param bitDepth of a sample
     * @param colourType 0 for grey, 2 for red, green and blue
     */
    public PngChunks(int width, int height, int bitDepth, int colourType) {
        bytes.writeBytes(SIGNATURE);
        add(
                "IHDR",
                ByteBuffer.allocate(HEADER_LENGTH)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {(byte) bitDepth, (byte) colourType, 0, 0, 0})
                        .array());
    }

    /** Appends a chunk of a type of four letters. */
    public void add(String type, byte[] body) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(body);
        bytes.writeBytes(ByteBuffer.allocate(AROUND_A_BODY + body.length)
                .putInt(body.length)
                .put(name)
                .put(body)
                .putInt((int) sum.getValue())
                .array());
    }

    /** The whole file. */
    public byte[] end() {
        add("IEND", new byte[0]);
        return bytes.toByteArray();
    }
}
