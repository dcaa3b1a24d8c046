package cytodiffusion.data.pixels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.image.ImageFile;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PixelFileTest {
    private static PixelImage noise(int channels, int bits, ColorSpace space) {
        SplittableRandom random = new SplittableRandom(bits);
        float[] values = new float[7 * 5 * channels];
        int max = (1 << bits) - 1;
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(max + 1) / (float) max;
        }
        return new PixelImage(7, 5, channels, bits, space, values);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 8, png",
        "3, 8, png",
        "1, 16, png",
        "3, 16, png",
        "1, 8, tif",
        "3, 8, tif",
        "1, 16, tiff",
        "3, 16, tif"
    })
    void everyValueComesBack(int channels, int bits, String ending) throws IOException {
        PixelImage image = noise(channels, bits, ColorSpace.SRGB);
        assertEquals(image, ImageFile.decodePixels(PixelFile.encode(image, "a." + ending)));
    }

    @ParameterizedTest
    @CsvSource({"3, RAW, png", "4, MOSAIC, png", "3, RAW, tif", "4, MOSAIC, tif"})
    void filesSayThatTheyAreRaw(int channels, ColorSpace.Kind kind, String ending) throws IOException {
        PixelImage image = noise(channels, 16, new ColorSpace(kind, "sony-a7r"));
        byte[] file = PixelFile.encode(image, "a." + ending);
        assertEquals(image, ImageFile.decodePixels(file));
        String message =
                assertThrows(IOException.class, () -> ImageFile.decode(file)).getMessage();
        assertTrue(message.startsWith("the image is in raw space"), message);
    }

    @Test
    void depthsBetweenAreWrittenWithSixteenBits() throws IOException {
        PixelImage image = noise(1, 12, ColorSpace.SRGB);
        PixelImage read = ImageFile.decodePixels(PixelFile.png(image));
        assertEquals(16, read.bits());
        for (int i = 0; i < image.values().length; i++) {
            assertEquals(image.integer(i, 12), read.integer(i, 12));
        }
    }

    @Test
    void otherEndingsAreRefused() {
        PixelImage image = noise(1, 8, ColorSpace.SRGB);
        assertThrows(IllegalArgumentException.class, () -> PixelFile.encode(image, "a.jpg"));
    }
}
