package cytodiffusion.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * The image formats that are read. Java's own readers return half a picture from many a file that was cut short, so
 * each format checks that a file is whole before it is decoded.
 */
enum ImageFormat {
    PNG {
        @Override
        boolean begins(ByteBuffer file) {
            return file.remaining() >= 8 && file.getLong(0) == 0x89504E470D0A1A0AL;
        }

        /** Walks the chunks, each with its checksum, up to IEND. */
        @Override
        int check(byte[] content) throws IOException {
            ByteBuffer file = ByteBuffer.wrap(content);
            int orientation = Orientation.UPRIGHT;
            for (long at = 8; at + 12 <= content.length; ) {
                long length = file.getInt((int) at) & 0xffffffffL;
                int type = file.getInt((int) at + 4);
                if (at + 12 + length > content.length) {
                    break;
                }
                CRC32 crc = new CRC32();
                crc.update(content, (int) at + 4, (int) length + 4);
                if (crc.getValue() != (file.getInt((int) (at + 8 + length)) & 0xffffffffL)) {
                    throw new IOException("damaged PNG file: the checksum at byte " + at + " does not fit");
                }
                if (type == EXIF_CHUNK) {
                    orientation = Orientation.of(content, (int) at + 8, (int) (at + 8 + length));
                }
                if (type == END_CHUNK) {
                    return orientation;
                }
                at += 12 + length;
            }
            throw new IOException("the PNG file is cut short");
        }
    },
    JPEG {
        @Override
        boolean begins(ByteBuffer file) {
            return file.remaining() >= 3 && file.getShort(0) == (short) 0xFFD8 && file.get(2) == (byte) 0xFF;
        }

        /** Walks the segments, over the compressed data between them, up to the end marker. */
        @Override
        int check(byte[] content) throws IOException {
            int orientation = Orientation.UPRIGHT;
            boolean fourChannels = false;
            boolean adobe = false;
            int at = 2;
            while (at + 1 < content.length) {
                int marker = content[at + 1] & 0xff;
                boolean inData = content[at] != (byte) 0xFF || marker == 0x00 || marker == 0xFF;
                boolean restart = marker >= 0xD0 && marker <= 0xD7;
                if (inData || restart) {
                    at += inData ? 1 : 2;
                } else if (marker == 0xD9) {
                    if (fourChannels && !adobe) {
                        throw new IOException("a JPEG of four channels that does not say which; save it as RGB");
                    }
                    return orientation;
                } else {
                    int length =
                            at + 3 < content.length ? ByteBuffer.wrap(content).getShort(at + 2) & 0xffff : 2;
                    if (marker == 0xE1
                            && length >= 16
                            && at + 2 + length <= content.length
                            && isExif(content, at + 4)) {
                        orientation = Orientation.of(content, at + 10, at + 2 + length);
                    }
                    boolean frame = marker >= 0xC0 && marker <= 0xCF && marker % 4 != 0 || marker == 0xC0;
                    fourChannels |= frame && at + 9 < content.length && content[at + 9] == 4;
                    adobe |= marker == 0xEE;
                    at += 2 + length;
                }
            }
            throw new IOException("the JPEG file is cut short");
        }
    },
    BMP {
        @Override
        boolean begins(ByteBuffer file) {
            return file.remaining() >= 2 && file.get(0) == 'B' && file.get(1) == 'M';
        }

        /** Compares the length with what the header says that the pixels take. */
        @Override
        int check(byte[] content) throws IOException {
            if (content.length < 54) {
                throw new IOException("the BMP file is cut short");
            }
            ByteBuffer file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
            if (file.getInt(14) < 40) {
                throw new IOException("BMP files of OS/2 are not supported; save it as PNG");
            }
            long pixels = file.getInt(10) & 0xffffffffL;
            long rowBytes = ((file.getInt(18) & 0xffffffffL) * file.getShort(28) + 31) / 32 * 4;
            boolean compressed = file.getInt(30) == 1 || file.getInt(30) == 2;
            long bytes = compressed ? file.getInt(34) & 0xffffffffL : rowBytes * Math.abs((long) file.getInt(22));
            ImageFile.checkPixels(file.getInt(18), Math.abs((long) file.getInt(22)));
            if (pixels + bytes > content.length) {
                throw new IOException("the BMP file is cut short: " + content.length + " bytes of " + (pixels + bytes));
            }
            return Orientation.UPRIGHT;
        }
    },
    TIFF {
        @Override
        boolean begins(ByteBuffer file) {
            return file.remaining() >= 4 && (file.getInt(0) == 0x49492A00 || file.getInt(0) == 0x4D4D002A);
        }

        /** Compares the length with where the directory says that the pixels are. */
        @Override
        int check(byte[] content) throws IOException {
            new TiffDirectory(content, 0, content.length).checkWhole();
            return Orientation.of(content, 0, content.length);
        }
    };

    private static final int EXIF_CHUNK = 0x65584966;
    private static final int END_CHUNK = 0x49454E44;

    /** The format that {@code content} begins with. */
    static ImageFormat of(byte[] content) throws IOException {
        if (content.length == 0) {
            throw new IOException("the file is empty");
        }
        ByteBuffer file = ByteBuffer.wrap(content);
        for (ImageFormat format : values()) {
            if (format.begins(file)) {
                return format;
            }
        }
        throw new IOException("it does not hold a PNG, JPEG, BMP or TIFF image");
    }

    /** Whether a warning of a reader means that pixels are missing or wrong. */
    static boolean isDamage(String warning) {
        boolean harmless = warning.contains("extraneous bytes");
        return warning.startsWith("Premature end") || (warning.startsWith("Corrupt JPEG") && !harmless);
    }

    abstract boolean begins(ByteBuffer file);

    /**
     * Checks that the file is whole, as far as that shows without decoding it.
     *
     * @return its EXIF orientation, 1 to 8
     */
    abstract int check(byte[] content) throws IOException;

    private static boolean isExif(byte[] content, int at) {
        return content[at] == 'E' && content[at + 1] == 'x' && content[at + 2] == 'i' && content[at + 3] == 'f';
    }
}
