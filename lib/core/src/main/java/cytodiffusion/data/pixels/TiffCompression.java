package cytodiffusion.data.pixels;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The lossless compressions of TIFF 6.0 (Sections 9, 13) and its supplement (Deflate) that work on bytes. */
final class TiffCompression {
    static final int NONE = 1;
    static final int LZW = 5;
    static final int JPEG = 7;
    static final int DEFLATE = 8;
    static final int PACK_BITS = 32773;
    static final int OLD_DEFLATE = 32946;

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MOST_CODES = 4096;

    private TiffCompression() {}

    /** Whether the tag value means black and white as fax machines send it. */
    static boolean isFax(long compression) {
        return compression >= 2 && compression <= 4;
    }

    /** @throws IOException that names a compression which is not read, and what to do */
    static void check(long compression) throws IOException {
        String name =
                switch ((int) compression) {
                    case NONE, 2, 3, 4, LZW, JPEG, DEFLATE, PACK_BITS, OLD_DEFLATE -> "";
                    case 6 -> "old-style JPEG";
                    case 9, 10, 34661 -> "JBIG";
                    case 32771 -> "CCITT with words";
                    case 32809 -> "ThunderScan";
                    case 33003, 33004, 33005, 34712 -> "JPEG 2000";
                    case 34676, 34677 -> "SGI LogLuv";
                    case 34887 -> "LERC";
                    case 34925 -> "LZMA";
                    case 34892 -> "lossy JPEG of DNG";
                    case 50000, 34926 -> "Zstandard";
                    case 50001, 34927 -> "WebP";
                    case 50002, 52546 -> "JPEG XL";
                    default -> "number " + compression;
                };
        if (!name.isEmpty()) {
            throw new IOException("the TIFF file's pixels are compressed in a way that is not read (" + name
                    + "); save it with LZW, Deflate or no compression");
        }
    }

    /** @param length bytes that must come out */
    static byte[] expand(long compression, byte[] packed, int length) throws IOException {
        byte[] out =
                switch ((int) compression) {
                    case NONE -> packed;
                    case LZW -> lzw(packed, length);
                    case PACK_BITS -> packBits(packed, length);
                    default -> inflate(packed, length);
                };
        if (out.length < length) {
            throw new IOException(
                    "damaged TIFF file: a part of its pixels has " + out.length + " bytes instead of " + length);
        }
        return out;
    }

    private static byte[] inflate(byte[] packed, int length) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] out = new byte[length];
            int filled = 0;
            int got = 1;
            while (filled < length && got > 0) {
                got = inflater.inflate(out, filled, length - filled);
                filled += got;
            }
            return Arrays.copyOf(out, filled);
        } catch (DataFormatException e) {
            throw new IOException("damaged TIFF file: its pixels cannot be decompressed", e);
        } finally {
            inflater.end();
        }
    }

    /** Runs: n in 0 to 127 is followed by n + 1 bytes as they are, n in -127 to -1 by a byte that comes 1 - n times. */
    private static byte[] packBits(byte[] packed, int length) {
        byte[] out = new byte[length];
        int filled = 0;
        for (int at = 0; at + 1 < packed.length && filled < length; ) {
            int n = packed[at++];
            if (n >= 0) {
                int count = Math.min(n + 1, Math.min(packed.length - at, length - filled));
                System.arraycopy(packed, at, out, filled, count);
                filled += count;
                at += n + 1;
            } else if (n > -128) {
                int end = Math.min(length, filled + 1 - n);
                Arrays.fill(out, filled, end, packed[at++]);
                filled = end;
            }
        }
        return Arrays.copyOf(out, filled);
    }

    /**
     * Codes of 9 to 12 bits, most significant bit first. A code above 257 stands for the string of an earlier code and one
     * byte more, so it is kept as the place in the output where that string came out.
     */
    private static byte[] lzw(byte[] packed, int length) throws IOException {
        byte[] out = new byte[length];
        int[] starts = new int[MOST_CODES];
        int[] lengths = new int[MOST_CODES];
        int next = END + 1;
        int width = 9;
        int filled = 0;
        int before = -1;
        long bit = 0;
        while (filled < length && bit + width <= 8L * packed.length) {
            int code = bits(packed, bit, width);
            bit += width;
            if (code == END) {
                break;
            }
            if (code == CLEAR) {
                next = END + 1;
                width = 9;
                before = -1;
                continue;
            }
            if (code > next || code >= CLEAR && (before < 0 || code == next && next >= MOST_CODES)) {
                throw new IOException("damaged TIFF file: its LZW data has a code that was not announced");
            }
            int start = filled;
            if (before >= 0 && next < MOST_CODES) {
                // The string before this one and the byte that follows it, which the next lines write.
                starts[next] = before;
                lengths[next] = start - before + 1;
                next++;
            }
            int count = code < CLEAR ? 1 : lengths[code];
            for (int i = 0; i < count && filled < length; i++) {
                out[filled++] = code < CLEAR ? (byte) code : out[starts[code] + i];
            }
            before = start;
            // TIFF's codes grow one code earlier than they must.
            width = next + 1 >= 2048 ? 12 : next + 1 >= 1024 ? 11 : next + 1 >= 512 ? 10 : 9;
        }
        return Arrays.copyOf(out, filled);
    }

    private static int bits(byte[] packed, long bit, int width) {
        int at = (int) (bit >> 3);
        int window = (packed[at] & 0xff) << 16
                | (at + 1 < packed.length ? (packed[at + 1] & 0xff) << 8 : 0)
                | (at + 2 < packed.length ? packed[at + 2] & 0xff : 0);
        return window >> (24 - width - (int) (bit & 7)) & (1 << width) - 1;
    }
}
