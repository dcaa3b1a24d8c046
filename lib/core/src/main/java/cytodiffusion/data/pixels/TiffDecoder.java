package cytodiffusion.data.pixels;

import cytodiffusion.data.pixels.Colors.Alpha;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.LongStream;

/**
 * Decodes the first page of a TIFF file (TIFF 6.0 and its supplements) by what its tags say: photometric interpretation,
 * extra samples, predictor, planes, strips or tiles. Unsigned samples of 1 to 16 bits; what else there may be is refused
 * by name.
 */
public final class TiffDecoder {
    private static final int WHITE_IS_ZERO = 0;
    private static final int BLACK_IS_ZERO = 1;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int CMYK = 5;
    private static final int YCBCR = 6;
    private static final int CIE_LAB = 8;
    private static final int ICC_LAB = 9;

    private static final int MOST_SAMPLES = 8;

    private final byte[] content;
    private final TiffTags tags;

    private TiffDecoder(byte[] content) {
        this.content = content;
        this.tags = new TiffTags(content, 0, content.length);
    }

    /** Width and height of the first page. */
    public static long[] size(byte[] content) {
        TiffTags tags = new TiffTags(content, 0, content.length);
        return new long[] {tags.value(TiffTags.WIDTH, 0), tags.value(TiffTags.HEIGHT, 0)};
    }

    /** @param content a file whose strips and tiles have been found to lie inside it */
    public static PixelImage decode(byte[] content) throws IOException {
        return new TiffDecoder(content).decode();
    }

    private PixelImage decode() throws IOException {
        refuseWholeSlides();
        long[] bits = tags.values(TiffTags.BITS);
        int depth = (int) (bits.length == 0 ? 1 : bits[0]);
        checkSamples(bits, depth);
        int count = (int) tags.value(TiffTags.SAMPLES, 1);
        int photometric = (int) tags.value(TiffTags.PHOTOMETRIC, -1);
        int colors = colors(photometric);
        if (count < colors || count > MOST_SAMPLES) {
            throw new IOException("its pixels have " + count + " samples instead of " + colors + "; save it as RGB");
        }
        long compression = tags.value(TiffTags.COMPRESSION, TiffCompression.NONE);
        TiffCompression.check(compression);
        if (TiffCompression.isFax(compression)) {
            return Colors.rgb(PlainReader.read("TIFF", content), Alpha.NONE);
        }
        checkColors(photometric, depth, compression);
        Alpha alpha = alpha(count - colors, colors);
        Samples samples = new TiffPixels(content, tags, depth, count).read();
        return SpaceNote.apply(tags.text(TiffTags.DESCRIPTION), interpret(samples, photometric, alpha));
    }

    private void refuseWholeSlides() throws IOException {
        String maker = tags.text(TiffTags.DESCRIPTION).startsWith("Aperio")
                ? "Aperio SVS"
                : tags.has(TiffTags.HAMAMATSU) ? "Hamamatsu NDPI" : "";
        if (!maker.isEmpty()) {
            throw new IOException("it is a whole slide (" + maker
                    + "); cut single cells out of it, with QuPath or OpenSlide for instance, and save them as PNG");
        }
    }

    private void checkSamples(long[] bits, int depth) throws IOException {
        if (LongStream.of(tags.values(TiffTags.SAMPLE_FORMAT)).anyMatch(format -> format != 1 && format != 4)) {
            throw new IOException("its samples are signed or floating-point numbers; save it with 8 or 16 bits");
        }
        if (LongStream.of(bits).anyMatch(b -> b != depth) || depth < 1) {
            throw new IOException("its samples have different numbers of bits; save it with 8 or 16");
        }
        if (depth > 16) {
            throw new IOException("its samples have " + depth + " bits; save it with 8 or 16");
        }
    }

    /** How many samples of a pixel are colours. */
    private static int colors(int photometric) throws IOException {
        String foreign =
                switch (photometric) {
                    case WHITE_IS_ZERO, BLACK_IS_ZERO, RGB, PALETTE, CMYK, YCBCR, CIE_LAB, ICC_LAB -> "";
                    case -1 -> "none is named";
                    case 4 -> "a transparency mask";
                    case 10 -> "ITU L*a*b*";
                    case 32803, 34892 -> "a camera's raw data, as in DNG";
                    case 32844, 32845 -> "LogLuv";
                    default -> "number " + photometric;
                };
        if (!foreign.isEmpty()) {
            throw new IOException(
                    "the TIFF file's colours are of a kind that is not read (" + foreign + "); save it as RGB or grey");
        }
        return photometric == CMYK ? 4 : photometric <= BLACK_IS_ZERO || photometric == PALETTE ? 1 : 3;
    }

    private void checkColors(int photometric, int depth, long compression) throws IOException {
        boolean jpeg = compression == TiffCompression.JPEG;
        boolean lab = photometric == CIE_LAB || photometric == ICC_LAB;
        if (jpeg && depth != 8 || photometric == YCBCR && depth != 8 || lab && depth != 8 && depth != 16) {
            throw new IOException("its samples have " + depth + " bits, which is not read for "
                    + (jpeg ? "JPEG" : lab ? "L*a*b*" : "YCbCr") + "; save it as RGB with 8 or 16");
        }
        if (photometric == CMYK && tags.value(TiffTags.INK_SET, 1) != 1) {
            throw new IOException("its inks are others than cyan, magenta, yellow and black; save it as RGB");
        }
        if (photometric == YCBCR && !jpeg) {
            checkYCbCr();
        }
    }

    private void checkYCbCr() throws IOException {
        long[] subsampling = tags.values(TiffTags.YCBCR_SUBSAMPLING);
        if (subsampling.length < 2 || subsampling[0] != 1 || subsampling[1] != 1) {
            throw new IOException("its colours (YCbCr) have fewer pixels than its brightness, which is read in JPEG"
                    + " compression only; save it as RGB");
        }
        long[] range = tags.values(TiffTags.REFERENCE_BLACK_WHITE);
        if (range.length == 6 && (range[0] != 0 || range[1] != 255)) {
            throw new IOException("its brightness (YCbCr) runs from " + range[0] + " to " + range[1]
                    + " instead of 0 to 255; save it as RGB");
        }
    }

    /** What the first sample beyond the colours is: only 1 and 2 are opacity, others mean something else or nothing. */
    private Alpha alpha(int extra, int colors) throws IOException {
        long[] kinds = tags.values(TiffTags.EXTRA_SAMPLES);
        long kind = extra == 0 || kinds.length == 0 ? 0 : kinds[0];
        if (colors == 1 && extra > 1) {
            throw new IOException(
                    "its pixels have " + (1 + extra)
                            + " samples that are no colours (channels of a microscope?); save it as RGB, or one channel as grey");
        }
        return kind == 1 ? Alpha.MULTIPLIED : kind == 2 ? Alpha.SEPARATE : Alpha.NONE;
    }

    private PixelImage interpret(Samples samples, int photometric, Alpha alpha) throws IOException {
        return switch (photometric) {
            case WHITE_IS_ZERO, BLACK_IS_ZERO -> Colors.grey(samples, photometric == WHITE_IS_ZERO, alpha);
            case RGB -> Colors.rgb(samples, alpha);
            case PALETTE -> Colors.palette(samples, palette(), new byte[0]);
            case CMYK -> Colors.cmyk(samples, false, alpha);
            case YCBCR -> Colors.yCbCr(samples);
            default -> Colors.lab(samples, photometric == CIE_LAB, alpha);
        };
    }

    /** All red, then all green, then all blue values of 16 bits; some writers put 8-bit values there. */
    private byte[] palette() throws IOException {
        long[] map = tags.values(TiffTags.COLOR_MAP);
        if (map.length == 0 || map.length % 3 != 0) {
            throw new IOException("damaged TIFF file: it has no palette");
        }
        int shift = LongStream.of(map).allMatch(value -> value < 256) ? 0 : 8;
        int entries = map.length / 3;
        ByteBuffer palette = ByteBuffer.allocate(map.length);
        for (int entry = 0; entry < entries; entry++) {
            for (int c = 0; c < 3; c++) {
                palette.put((byte) (map[c * entries + entry] >> shift));
            }
        }
        return palette.array();
    }
}
