package cytodiffusion.data.pixels;

import cytodiffusion.data.pixels.Colors.Alpha;
import java.io.IOException;

/** Decodes Windows bitmaps: 1 to 32 bits, with a palette, run lengths or bit fields. */
public final class BmpDecoder {
    private BmpDecoder() {}

    /** @param content a file whose length has been found to fit its header */
    public static PixelImage decode(byte[] content) throws IOException {
        return Colors.rgb(PlainReader.read("BMP", content), Alpha.SEPARATE);
    }
}
