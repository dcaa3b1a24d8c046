package cytodiffusion.data.image;

import cytodiffusion.data.pixels.BmpDecoder;
import cytodiffusion.data.pixels.JpegDecoder;
import cytodiffusion.data.pixels.JpegMarkers;
import cytodiffusion.data.pixels.PixelImage;
import cytodiffusion.data.pixels.PngDecoder;
import cytodiffusion.data.pixels.TiffDecoder;
import cytodiffusion.data.pixels.TiffTags;
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
                    long[] size = PngDecoder.size(content);
                    ImageFile.checkPixels(size[0], size[1]);
                    return orientation;
                }
                at += 12 + length;
            }
            throw new IOException("the PNG file is cut short");
        }

        @Override
        PixelImage decode(byte[] content) throws IOException {
            return PngDecoder.decode(content);
        }
    },
    JPEG {
        @Override
        boolean begins(ByteBuffer file) {
            return file.remaining() >= 3 && file.getShort(0) == (short) 0xFFD8 && file.get(2) == (byte) 0xFF;
        }

        @Override
        int check(byte[] content) throws IOException {
            JpegMarkers markers = JpegMarkers.of(content);
            ImageFile.checkPixels(markers.width(), markers.height());
            return Orientation.of(content, markers.exif()[0], markers.exif()[1]);
        }

        @Override
        PixelImage decode(byte[] content) throws IOException {
            return JpegDecoder.decode(content);
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

        @Override
        PixelImage decode(byte[] content) throws IOException {
            return BmpDecoder.decode(content);
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
            new TiffTags(content, 0, content.length).checkWhole();
            long[] size = TiffDecoder.size(content);
            ImageFile.checkPixels(size[0], size[1]);
            return Orientation.of(content, 0, content.length);
        }

        @Override
        PixelImage decode(byte[] content) throws IOException {
            return TiffDecoder.decode(content);
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
        throw new IOException(ForeignFormat.of(content)
                .map(ForeignFormat::refusal)
                .orElse("it does not hold a PNG, JPEG, BMP or TIFF image"));
    }

    abstract boolean begins(ByteBuffer file);

    /**
     * Checks that the file is whole, as far as that shows without decoding it.
     *
     * @return its EXIF orientation, 1 to 8
     */
    abstract int check(byte[] content) throws IOException;

    /** The first image of a file that {@link #check} found whole, as it is stored, before it is turned upright. */
    abstract PixelImage decode(byte[] content) throws IOException;
}
