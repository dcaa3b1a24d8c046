package cytodiffusion.data.pixels;

import cytodiffusion.data.pixels.Colors.Alpha;
import java.io.IOException;

/**
 * Decodes JPEG files: grey, RGB, YCbCr, and Adobe's CMYK and YCCK. Which of them it is, the markers JFIF and Adobe and the
 * components' names say, as libjpeg reads them (its file jdapimin.c). Colour profiles are not applied.
 */
public final class JpegDecoder {
    private JpegDecoder() {}

    /** @param content a file whose segments have been found whole */
    public static PixelImage decode(byte[] content) throws IOException {
        JpegMarkers markers = JpegMarkers.of(content);
        if (markers.components() == 4 && markers.adobeTransform() < 0) {
            throw new IOException("a JPEG of four channels that does not say which; save it as RGB");
        }
        Samples samples = JpegRaster.read(content);
        return switch (samples.count()) {
            case 1 -> Colors.grey(samples, false, Alpha.NONE);
            case 3 -> markers.isRgb() ? Colors.rgb(samples, Alpha.NONE) : Colors.yCbCr(samples);
            case 4 -> markers.adobeTransform() == 2 ? Colors.ycck(samples) : Colors.cmyk(samples, true, Alpha.NONE);
            default ->
                throw new IOException("a JPEG of " + samples.count() + " channels is not supported; save it as RGB");
        };
    }
}
