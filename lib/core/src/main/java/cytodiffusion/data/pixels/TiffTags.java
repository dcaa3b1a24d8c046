package cytodiffusion.data.pixels;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;

/**
 * The first directory of a TIFF structure, which TIFF files and the EXIF part of others begin with. What lies outside
 * the structure counts as absent.
 */
public final class TiffTags {
    public static final int ORIENTATION = 274;

    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int FILL_ORDER = 266;
    static final int DESCRIPTION = 270;
    static final int STRIP_OFFSETS = 273;
    static final int SAMPLES = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTES = 279;
    static final int PLANAR = 284;
    static final int PREDICTOR = 317;
    static final int COLOR_MAP = 320;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTES = 325;
    static final int INK_SET = 332;
    static final int EXTRA_SAMPLES = 338;
    static final int SAMPLE_FORMAT = 339;
    static final int JPEG_TABLES = 347;
    static final int YCBCR_SUBSAMPLING = 530;
    static final int REFERENCE_BLACK_WHITE = 532;
    static final int HAMAMATSU = 65420;

    /** Bytes of a value of each field type, 0 where there is no such type. */
    private static final int[] BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    private static final int RATIONAL = 5;

    private final ByteBuffer tiff;
    private final long start;
    private final int entries;

    /** Of the structure at [from, to) of {@code content}. */
    public TiffTags(byte[] content, int from, int to) {
        tiff = ByteBuffer.wrap(content, from, to - from).slice();
        boolean hasHeader = tiff.remaining() >= 8;
        tiff.order(hasHeader && tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        start = hasHeader ? tiff.getInt(4) & 0xffffffffL : 0;
        int announced = hasHeader && start + 2 <= tiff.limit() ? tiff.getShort((int) start) & 0xffff : 0;
        entries = (int) Math.min(announced, (tiff.limit() - start - 2) / 12);
    }

    ByteOrder order() {
        return tiff.order();
    }

    boolean has(int tag) {
        return entry(tag) >= 0;
    }

    /** The unsigned integers under a tag (of a rational number the whole part), or none. */
    public long[] values(int tag) {
        ByteBuffer bytes = bytes(tag);
        int type = type(tag);
        int width = BYTES[type];
        return LongStream.range(0, width == 0 ? 0 : bytes.remaining() / width)
                .map(i -> integer(bytes, type, (int) i * width))
                .toArray();
    }

    private static long integer(ByteBuffer bytes, int type, int at) {
        if (type == RATIONAL) {
            long divisor = bytes.getInt(at + 4) & 0xffffffffL;
            return divisor == 0 ? 0 : (bytes.getInt(at) & 0xffffffffL) / divisor;
        }
        return switch (BYTES[type]) {
            case 1 -> bytes.get(at) & 0xff;
            case 2 -> bytes.getShort(at) & 0xffff;
            case 4 -> bytes.getInt(at) & 0xffffffffL;
            default -> bytes.getLong(at);
        };
    }

    /** The first value under a tag, or {@code absent}. */
    long value(int tag, long absent) {
        long[] values = values(tag);
        return values.length == 0 ? absent : values[0];
    }

    String text(int tag) {
        return StandardCharsets.ISO_8859_1.decode(bytes(tag)).toString();
    }

    /** What stands under a tag, in the file's byte order; nothing where it is absent or lies outside the file. */
    ByteBuffer bytes(int tag) {
        int entry = entry(tag);
        long length = entry < 0 ? 0 : (tiff.getInt(entry + 4) & 0xffffffffL) * BYTES[type(tag)];
        long from = length <= 4 ? entry + 8 : tiff.getInt(entry + 8) & 0xffffffffL;
        boolean inside = entry >= 0 && from + length <= tiff.limit();
        return inside
                ? tiff.slice((int) from, (int) length).order(tiff.order())
                : ByteBuffer.allocate(0).order(tiff.order());
    }

    private int type(int tag) {
        int entry = entry(tag);
        int type = entry < 0 ? 0 : tiff.getShort(entry + 2) & 0xffff;
        return type < BYTES.length ? type : 0;
    }

    private int entry(int tag) {
        for (int i = 0; i < entries; i++) {
            int at = (int) start + 2 + 12 * i;
            if ((tiff.getShort(at) & 0xffff) == tag) {
                return at;
            }
        }
        return -1;
    }

    /** Checks that every strip or tile lies inside the file. */
    public void checkWhole() throws IOException {
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
}
