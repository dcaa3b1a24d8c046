package cytodiffusion.data.pixels;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Puts the strips or tiles of a TIFF page together: decompresses, undoes the predictor, unpacks the bits. */
final class TiffPixels {
    private static final int HORIZONTAL = 2;

    private final byte[] content;
    private final TiffTags tags;
    private final Samples page;
    private final long compression;
    private final int predictor;
    private final boolean planes;

    TiffPixels(byte[] content, TiffTags tags, int bits, int count) throws IOException {
        this.content = content;
        this.tags = tags;
        this.page = new Samples(
                Math.toIntExact(tags.value(TiffTags.WIDTH, 0)),
                Math.toIntExact(tags.value(TiffTags.HEIGHT, 0)),
                count,
                bits);
        this.compression = tags.value(TiffTags.COMPRESSION, TiffCompression.NONE);
        this.predictor = (int) tags.value(TiffTags.PREDICTOR, 1);
        this.planes = count > 1 && tags.value(TiffTags.PLANAR, 1) == 2;
        if (predictor > HORIZONTAL || predictor == HORIZONTAL && bits != 8 && bits != 16) {
            throw new IOException("its predictor (" + predictor + " with " + bits
                    + " bits) is not read; save it without a predictor");
        }
    }

    /** A rectangle of the page that is compressed by itself; tiles may reach beyond its right and lower edge. */
    private record Part(int left, int top, int width, int height, int plane) {}

    Samples read() throws IOException {
        boolean tiled = tags.has(TiffTags.TILE_WIDTH);
        int width = tiled ? (int) tags.value(TiffTags.TILE_WIDTH, 0) : page.width();
        int height = (int) Math.min(
                tiled ? tags.value(TiffTags.TILE_HEIGHT, 0) : tags.value(TiffTags.ROWS_PER_STRIP, page.height()),
                tiled ? Integer.MAX_VALUE : page.height());
        long[] offsets = tags.values(tiled ? TiffTags.TILE_OFFSETS : TiffTags.STRIP_OFFSETS);
        long[] lengths = tags.values(tiled ? TiffTags.TILE_BYTES : TiffTags.STRIP_BYTES);
        if (width < 1 || height < 1 || page.pixels() < 1) {
            throw new IOException("damaged TIFF file: its parts have " + width + " x " + height + " pixels");
        }
        int across = (page.width() + width - 1) / width;
        int down = (page.height() + height - 1) / height;
        int number = 0;
        for (int plane = 0; plane < (planes ? page.count() : 1); plane++) {
            for (int i = 0; i < across * down; i++, number++) {
                int top = i / across * height;
                int rows = tiled ? height : Math.min(height, page.height() - top);
                place(new Part(i % across * width, top, width, rows, plane), bytes(offsets, lengths, number));
            }
        }
        return page;
    }

    private byte[] bytes(long[] offsets, long[] lengths, int number) throws IOException {
        if (number >= offsets.length) {
            throw new IOException("the TIFF file is cut short: it names " + offsets.length + " parts of its pixels");
        }
        long to = number < lengths.length ? offsets[number] + lengths[number] : content.length;
        return Arrays.copyOfRange(content, (int) offsets[number], (int) Math.min(content.length, to));
    }

    private void place(Part part, byte[] bytes) throws IOException {
        Samples samples = compression == TiffCompression.JPEG ? jpeg(part, bytes) : plain(part, bytes);
        int columns = Math.min(part.width(), page.width() - part.left());
        int rows = Math.min(part.height(), page.height() - part.top());
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int pixel = (part.top() + y) * page.width() + part.left() + x;
                for (int c = 0; c < samples.count(); c++) {
                    page.set(pixel * page.count() + part.plane() + c, samples.get(y * samples.width() + x, c));
                }
            }
        }
    }

    private int samplesOfPart() {
        return planes ? 1 : page.count();
    }

    private Samples plain(Part part, byte[] bytes) throws IOException {
        Samples samples = new Samples(part.width(), part.height(), samplesOfPart(), page.bits());
        long rowBytes = ((long) part.width() * samples.count() * samples.bits() + 7) / 8;
        if (tags.value(TiffTags.FILL_ORDER, 1) == 2) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (Integer.reverse(bytes[i]) >>> 24);
            }
        }
        byte[] rows = TiffCompression.expand(compression, bytes, Math.toIntExact(rowBytes * part.height()));
        if (samples.bits() == 16 && tags.order() == ByteOrder.LITTLE_ENDIAN) {
            ByteBuffer pairs = ByteBuffer.wrap(rows);
            for (int i = 0; i + 1 < rows.length; i += 2) {
                pairs.putShort(i, Short.reverseBytes(pairs.getShort(i)));
            }
        }
        for (int y = 0; y < part.height(); y++) {
            samples.unpackRow(y, rows, (int) (y * rowBytes));
        }
        if (predictor == HORIZONTAL && compression != TiffCompression.NONE) {
            addNeighbours(samples);
        }
        return samples;
    }

    /** Samples hold the difference to the same sample of the pixel on the left. */
    private static void addNeighbours(Samples samples) {
        int perRow = samples.width() * samples.count();
        for (int i = 0; i < samples.values().length; i++) {
            if (i % perRow >= samples.count()) {
                int sum = samples.values()[i] + samples.values()[i - samples.count()];
                samples.set(i, sum & samples.max());
            }
        }
    }

    /** A JPEG stream without its tables, which stand once in the directory. */
    private Samples jpeg(Part part, byte[] stream) throws IOException {
        byte[] tables = new byte[tags.bytes(TiffTags.JPEG_TABLES).remaining()];
        tags.bytes(TiffTags.JPEG_TABLES).get(tables);
        byte[] whole = stream;
        if (tables.length > 4 && stream.length > 2) {
            // Between them lie the end marker of the tables and the start marker of the stream.
            whole = Arrays.copyOf(tables, tables.length - 2 + stream.length - 2);
            System.arraycopy(stream, 2, whole, tables.length - 2, stream.length - 2);
        }
        JpegMarkers markers = JpegMarkers.of(whole);
        if (markers.width() != part.width()
                || markers.height() < Math.min(part.height(), page.height() - part.top())
                || markers.components() != samplesOfPart()) {
            throw new IOException("damaged TIFF file: a part of its pixels has " + markers.width() + " x "
                    + markers.height() + " pixels of " + markers.components() + " samples instead of " + part.width()
                    + " x " + part.height() + " of " + samplesOfPart());
        }
        return JpegRaster.read(whole);
    }
}
