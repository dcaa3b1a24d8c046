package cytodiffusion.data.pixels;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes what Java's own readers turn into red, green, blue and opacity of 8 bits without converting colours. */
final class PlainReader {
    private PlainReader() {}

    /** The first image, in red, green, blue, opacity. */
    static Samples read(String format, byte[] content) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(stream, true, true);
            BufferedImage image = reader.read(0);
            Samples samples = new Samples(image.getWidth(), image.getHeight(), 4, 8);
            int[] row = new int[samples.width()];
            for (int y = 0, i = 0; y < samples.height(); y++) {
                image.getRGB(0, y, samples.width(), 1, row, 0, samples.width());
                for (int argb : row) {
                    samples.set(i++, argb >> 16 & 0xff);
                    samples.set(i++, argb >> 8 & 0xff);
                    samples.set(i++, argb & 0xff);
                    samples.set(i++, argb >>> 24);
                }
            }
            return samples;
        } finally {
            reader.dispose();
        }
    }
}
