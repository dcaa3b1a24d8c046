package cytodiffusion.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first directory of a TIFF structure, which TIFF files and the EXIF part of others begin with. What lies outside
 * the structure counts as absent.
 */
final class TiffDirectory {
    static final int ORIENTATION = 274;

    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_BYTES = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTES = 325;
    private static final int TYPE_SHORT = 3;
    private static final int TYPE_LONG = 4;

    private final ByteBuffer tiff;
    private final long start;
    private final int entries;

    /** Of the structure at [from, to) of {@code content}. */
    TiffDirectory(byte[] content, int from, int to) {
        tiff = ByteBuffer.wrap(content, from, to - from).slice();
        boolean hasHeader = tiff.remaining() >= 8;
        tiff.order(hasHeader && tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        start = hasHeader ? tiff.getInt(4) & 0xffffffffL : 0;
        int announced = hasHeader && start + 2 <= tiff.limit() ? tiff.getShort((int) start) & 0xffff : 0;
        entries = (int) Math.min(announced, (tiff.limit() - start - 2) / 12);
    }

    /** The unsigned integers under a tag, or none. */
    long[] values(int tag) {
        for (int i = 0; i < entries; i++) {
            int entry = (int) start + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xffff) == tag) {
                int type = tiff.getShort(entry + 2);
                int width = type == TYPE_SHORT ? 2 : type == TYPE_LONG ? 4 : 0;
                long count = tiff.getInt(entry + 4) & 0xffffffffL;
                long from = count * width <= 4 ? entry + 8 : tiff.getInt(entry + 8) & 0xffffffffL;
                return width == 0 || from + count * width > tiff.limit()
                        ? new long[0]
                        : integers((int) from, (int) count, width);
            }
        }
        return new long[0];
    }

    /** Checks that every strip or tile lies inside the file. */
    void checkWhole() throws IOException {
        checkInside(values(STRIP_OFFSETS), values(STRIP_BYTES));
        checkInside(values(TILE_OFFSETS), values(TILE_BYTES));
    }

    private void checkInside(long[] offsets, long[] bytes) throws IOException {
        for (int i = 0; i < Math.min(offsets.length, bytes.length); i++) {
            if (offsets[i] + bytes[i] > tiff.limit()) {
                throw new IOException("the TIFF file is cut short: its pixels end at byte " + (offsets[i] + bytes[i])
                        + " of " + tiff.limit());
            }
        }
    }

    private long[] integers(int from, int count, int width) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = width == 2 ? tiff.getShort(from + 2 * i) & 0xffff : tiff.getInt(from + 4 * i) & 0xffffffffL;
        }
        return values;
    }
}
