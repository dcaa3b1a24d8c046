package cytodiffusion.data.pixels;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the segments of a JPEG file say about it.
 *
 * @param width pixels in a row
 * @param height number of rows
 * @param components 1 grey, 3 colours, 4 inks
 * @param names of the components
 * @param jfif whether it is a JFIF file, whose colours are YCbCr
 * @param adobeTransform how Adobe's marker says that colours are stored: 0 as they are, 1 YCbCr, 2 YCCK; -1 without it
 * @param exif where the TIFF structure of its EXIF segment begins and ends; both 0 where it has none
 */
public record JpegMarkers(
        int width, int height, int components, byte[] names, boolean jfif, int adobeTransform, int[] exif) {
    private static final int NO_ADOBE = -1;

    /**
     * Walks the segments, over the compressed data between them, up to the end marker.
     *
     * @throws IOException if the file is cut short
     */
    public static JpegMarkers of(byte[] content) throws IOException {
        JpegMarkers found = new JpegMarkers(0, 0, 0, new byte[0], false, NO_ADOBE, new int[2]);
        for (int at = 2; at + 1 < content.length; ) {
            int marker = content[at + 1] & 0xff;
            boolean inData = content[at] != (byte) 0xFF || marker == 0x00 || marker == 0xFF;
            boolean restart = marker >= 0xD0 && marker <= 0xD7;
            if (inData || restart) {
                at += inData ? 1 : 2;
            } else if (marker == 0xD9) {
                return found;
            } else {
                int length = at + 3 < content.length ? ByteBuffer.wrap(content).getShort(at + 2) & 0xffff : 2;
                int end = Math.min(content.length, at + 2 + length);
                found = found.with(marker, content, Math.min(end, at + 4), end);
                at += 2 + length;
            }
        }
        throw new IOException("the JPEG file is cut short");
    }

    private JpegMarkers with(int marker, byte[] content, int from, int to) throws IOException {
        boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame || marker == 0xF7) {
            return frame(marker, content, from, to);
        }
        if (marker == 0xE0 && begins(content, from, to, "JFIF\0")) {
            return new JpegMarkers(width, height, components, names, true, adobeTransform, exif);
        }
        if (marker == 0xE1 && to - from >= 14 && begins(content, from, to, "Exif\0")) {
            return new JpegMarkers(width, height, components, names, jfif, adobeTransform, new int[] {from + 6, to});
        }
        if (marker == 0xEE && to - from >= 12 && begins(content, from, to, "Adobe")) {
            return new JpegMarkers(width, height, components, names, jfif, content[from + 11] & 0xff, exif);
        }
        return this;
    }

    private JpegMarkers frame(int marker, byte[] content, int from, int to) throws IOException {
        String kind =
                switch (marker) {
                    case 0xC0, 0xC1, 0xC2 -> "";
                    case 0xC3 -> "lossless";
                    case 0xF7 -> "JPEG-LS";
                    case 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF -> "arithmetic coding";
                    default -> "hierarchical";
                };
        if (!kind.isEmpty()) {
            throw new IOException("a JPEG of a kind that is not read (" + kind + "); save it as PNG");
        }
        if (to - from < 6) {
            return this;
        }
        if (content[from] != 8) {
            throw new IOException("a JPEG of " + (content[from] & 0xff)
                    + " bits a sample is not read, only of 8; save it as 16-bit PNG or TIFF");
        }
        ByteBuffer header = ByteBuffer.wrap(content);
        int count = content[from + 5] & 0xff;
        byte[] ids = new byte[Math.min(count, (to - from - 6) / 3)];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = content[from + 6 + 3 * i];
        }
        int rows = header.getShort(from + 1) & 0xffff;
        int columns = header.getShort(from + 3) & 0xffff;
        return new JpegMarkers(columns, rows, count, ids, jfif, adobeTransform, exif);
    }

    /** Whether its three components are red, green and blue themselves. */
    boolean isRgb() {
        if (jfif) {
            return false;
        }
        return adobeTransform == NO_ADOBE ? Arrays.equals(names, new byte[] {'R', 'G', 'B'}) : adobeTransform == 0;
    }

    private static boolean begins(byte[] content, int from, int to, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        return to - from >= bytes.length
                && Arrays.equals(bytes, Arrays.copyOfRange(content, from, from + bytes.length));
    }
}
