package cytodiffusion.data.pixels;

/**
 * The numbers of a file as they stand there, before they mean colours.
 *
 * @param width pixels in a row
 * @param height number of rows
 * @param count samples of a pixel
 * @param bits depth of a sample, 1 to 16
 * @param values unsigned, row by row, in each row pixel by pixel, in each pixel sample by sample
 */
record Samples(int width, int height, int count, int bits, short[] values) {
    Samples(int width, int height, int count, int bits) {
        this(width, height, count, bits, new short[Math.multiplyExact(Math.multiplyExact(width, height), count)]);
    }

    int max() {
        return (1 << bits) - 1;
    }

    int pixels() {
        return width * height;
    }

    int get(int pixel, int sample) {
        return values[pixel * count + sample] & 0xffff;
    }

    void set(int index, int value) {
        values[index] = (short) value;
    }

    /** Row {@code y} from packed bytes, most significant bit first; 16-bit samples in big-endian order. */
    void unpackRow(int y, byte[] packed, int from) {
        int perRow = width * count;
        long bit = 8L * from;
        for (int i = 0; i < perRow; i++, bit += bits) {
            int at = (int) (bit >> 3);
            int window = (packed[at] & 0xff) << 16
                    | (at + 1 < packed.length ? (packed[at + 1] & 0xff) << 8 : 0)
                    | (at + 2 < packed.length ? packed[at + 2] & 0xff : 0);
            values[y * perRow + i] = (short) (window >> (24 - bits - (int) (bit & 7)) & max());
        }
    }
}
