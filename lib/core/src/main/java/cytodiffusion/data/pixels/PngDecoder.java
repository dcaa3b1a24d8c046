package cytodiffusion.data.pixels;

import cytodiffusion.data.pixels.Colors.Alpha;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decodes PNG (W3C Recommendation, third edition): all colour types and depths, interlaced or not. Of an animation the
 * default image is taken. gAMA, cHRM and iCCP are not applied. Java's own reader hands 16-bit transparency and grey with
 * transparency over in ways that differ between Java versions.
 */
public final class PngDecoder {
    private static final int HEADER = 0x49484452;
    private static final int PALETTE = 0x504C5445;
    private static final int TRANSPARENCY = 0x74524E53;
    private static final int DATA = 0x49444154;
    private static final int END = 0x49454E44;
    private static final int TEXT = 0x74455874;

    private static final int GREY = 0;
    private static final int INDEXED = 3;

    /** First column, first row, steps between columns and rows of each pass of an interlaced image. */
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private ByteBuffer header;
    private byte[] palette = {};
    private byte[] transparency = {};
    private String text = "";

    private PngDecoder() {}

    /** Width and height of a PNG file. */
    public static long[] size(byte[] content) throws IOException {
        if (content.length < 33 || ByteBuffer.wrap(content).getInt(12) != HEADER) {
            throw new IOException("the PNG file does not begin with its header");
        }
        ByteBuffer file = ByteBuffer.wrap(content);
        return new long[] {file.getInt(16) & 0xffffffffL, file.getInt(20) & 0xffffffffL};
    }

    /** @param content a file whose chunks have been found whole */
    public static PixelImage decode(byte[] content) throws IOException {
        size(content);
        return new PngDecoder().read(ByteBuffer.wrap(content));
    }

    private PixelImage read(ByteBuffer file) throws IOException {
        for (int at = 8; file.getInt(at + 4) != END; at += 12 + file.getInt(at)) {
            byte[] body = new byte[file.getInt(at)];
            file.get(at + 8, body);
            take(file.getInt(at + 4), body);
        }
        int type = header.get(9);
        int bits = header.get(8);
        int count = count(type);
        if (count == 0 || !isDepth(type, bits) || header.get(10) != 0 || header.get(11) != 0 || header.get(12) > 1) {
            throw new IOException("damaged PNG file: there is no colour type " + type + " of " + bits + " bits");
        }
        Samples samples = new Samples(header.getInt(0), header.getInt(4), count, bits);
        inflate(samples, header.get(12) == 1);
        return SpaceNote.apply(text, colors(samples, type));
    }

    private void take(int type, byte[] body) throws IOException {
        switch (type) {
            case HEADER -> header = ByteBuffer.wrap(body);
            case PALETTE -> palette = body;
            case TRANSPARENCY -> transparency = body;
            case DATA -> data.write(body);
            case TEXT -> text += new String(body, StandardCharsets.ISO_8859_1);
            default -> {
                // Other chunks do not say what the pixels are.
            }
        }
    }

    private static int count(int type) {
        return switch (type) {
            case GREY, INDEXED -> 1;
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 0;
        };
    }

    private static boolean isDepth(int type, int bits) {
        return bits == 8 || bits == 16 && type != INDEXED || (bits == 1 || bits == 2 || bits == 4) && count(type) == 1;
    }

    private PixelImage colors(Samples samples, int type) throws IOException {
        return switch (type) {
            case INDEXED -> Colors.palette(samples, palette, transparency);
            case GREY ->
                transparency.length < 2
                        ? Colors.grey(samples, false, Alpha.NONE)
                        : Colors.grey(withKey(samples), false, Alpha.SEPARATE);
            case 2 ->
                transparency.length < 6
                        ? Colors.rgb(samples, Alpha.NONE)
                        : Colors.rgb(withKey(samples), Alpha.SEPARATE);
            case 4 -> Colors.grey(samples, false, Alpha.SEPARATE);
            default -> Colors.rgb(samples, Alpha.SEPARATE);
        };
    }

    /** The same samples and an opacity: none where a pixel has the colour that is named transparent. */
    private Samples withKey(Samples samples) {
        ByteBuffer key = ByteBuffer.wrap(transparency);
        int count = samples.count();
        Samples both = new Samples(samples.width(), samples.height(), count + 1, samples.bits());
        for (int pixel = 0; pixel < samples.pixels(); pixel++) {
            boolean same = true;
            for (int c = 0; c < count; c++) {
                int value = samples.get(pixel, c);
                same &= value == (key.getShort(2 * c) & samples.max());
                both.set(pixel * (count + 1) + c, value);
            }
            both.set(pixel * (count + 1) + count, same ? 0 : samples.max());
        }
        return both;
    }

    private void inflate(Samples samples, boolean interlaced) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data.toByteArray());
            for (int[] pass : interlaced ? ADAM7 : ONE_PASS) {
                int columns = (samples.width() - pass[0] + pass[2] - 1) / pass[2];
                int rows = (samples.height() - pass[1] + pass[3] - 1) / pass[3];
                if (columns > 0 && rows > 0) {
                    readPass(inflater, samples, pass, columns, rows);
                }
            }
        } catch (DataFormatException e) {
            throw new IOException("damaged PNG file: its pixels cannot be decompressed", e);
        } finally {
            inflater.end();
        }
    }

    private static void readPass(Inflater inflater, Samples samples, int[] pass, int columns, int rows)
            throws IOException, DataFormatException {
        int bitsPerPixel = samples.count() * samples.bits();
        int distance = Math.max(1, bitsPerPixel / 8);
        byte[] line = new byte[Math.toIntExact(((long) columns * bitsPerPixel + 7) / 8)];
        byte[] before = new byte[line.length];
        byte[] filter = new byte[1];
        Samples row = new Samples(columns, 1, samples.count(), samples.bits());
        for (int y = 0; y < rows; y++) {
            fill(inflater, filter);
            fill(inflater, line);
            unfilter(filter[0], line, before, distance);
            row.unpackRow(0, line, 0);
            for (int x = 0; x < columns; x++) {
                int pixel = (pass[1] + y * pass[3]) * samples.width() + pass[0] + x * pass[2];
                System.arraycopy(
                        row.values(), x * row.count(), samples.values(), pixel * samples.count(), samples.count());
            }
            byte[] done = line;
            line = before;
            before = done;
        }
    }

    private static void fill(Inflater inflater, byte[] target) throws IOException, DataFormatException {
        for (int at = 0; at < target.length; ) {
            int got = inflater.inflate(target, at, target.length - at);
            if (got == 0 && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary())) {
                throw new IOException("damaged PNG file: its pixels end early");
            }
            at += got;
        }
    }

    private static void unfilter(int filter, byte[] line, byte[] before, int distance) throws IOException {
        for (int i = 0; i < line.length; i++) {
            int left = i < distance ? 0 : line[i - distance] & 0xff;
            int above = before[i] & 0xff;
            int corner = i < distance ? 0 : before[i - distance] & 0xff;
            line[i] += (byte)
                    switch (filter) {
                        case 0 -> 0;
                        case 1 -> left;
                        case 2 -> above;
                        case 3 -> (left + above) / 2;
                        case 4 -> paeth(left, above, corner);
                        default -> throw new IOException("damaged PNG file: there is no filter " + filter);
                    };
        }
    }

    /** Whichever of the three neighbours is nearest to left + above - corner. */
    private static int paeth(int left, int above, int corner) {
        int toLeft = Math.abs(above - corner);
        int toAbove = Math.abs(left - corner);
        int toCorner = Math.abs(left + above - 2 * corner);
        if (toLeft <= toAbove && toLeft <= toCorner) {
            return left;
        }
        return toAbove <= toCorner ? above : corner;
    }
}
