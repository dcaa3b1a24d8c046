package cytodiffusion.data.pixels;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The components of a JPEG stream as they stand there, before they are turned into colours. */
final class JpegRaster {
    private JpegRaster() {}

    /** @throws IOException where data is missing or wrong; a decoder would otherwise fill in grey and only warn */
    static Samples read(byte[] jpeg) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("JPEG").next();
        List<String> damage = new ArrayList<>();
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(stream, true, true);
            reader.addIIOReadWarningListener((source, warning) -> {
                if (isDamage(warning)) {
                    damage.add(warning);
                }
            });
            Raster raster = reader.readRaster(0, null);
            if (!damage.isEmpty()) {
                throw new IOException("damaged JPEG file: " + damage.get(0));
            }
            Samples samples = new Samples(raster.getWidth(), raster.getHeight(), raster.getNumBands(), 8);
            int[] row = new int[samples.width() * samples.count()];
            for (int y = 0, i = 0; y < samples.height(); y++) {
                for (int value : raster.getPixels(raster.getMinX(), raster.getMinY() + y, samples.width(), 1, row)) {
                    samples.set(i++, value);
                }
            }
            return samples;
        } finally {
            reader.dispose();
        }
    }

    /** Whether a warning of a reader means that pixels are missing or wrong. */
    private static boolean isDamage(String warning) {
        boolean harmless = warning.contains("extraneous bytes");
        return warning.startsWith("Premature end") || warning.startsWith("Corrupt JPEG") && !harmless;
    }
}
