package cytodiffusion.data.raw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cytodiffusion.data.pixels.ColorSpace;
import cytodiffusion.data.pixels.PixelImage;
import org.junit.jupiter.api.Test;

class MosaicTest {
    private static final ColorSpace RAW = ColorSpace.raw("mean");

    /** Red 0.1 + 0.01 (column + 4 row), green 0.2 more, blue 0.4 more. */
    private static PixelImage ramp(int width, int height) {
        float[] values = new float[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            float base = 0.1f + 0.01f * (i % width + 4 * (i / width));
            values[3 * i] = base;
            values[3 * i + 1] = base + 0.2f;
            values[3 * i + 2] = base + 0.4f;
        }
        return new PixelImage(width, height, 3, PixelImage.FLOAT, RAW, values);
    }

    @Test
    void takesRedGreenGreenBlueOfEachFourPixels() {
        PixelImage mosaic = Mosaic.of(ramp(4, 2));
        assertEquals(2, mosaic.width());
        assertEquals(1, mosaic.height());
        assertEquals(ColorSpace.mosaic("mean"), mosaic.space());
        float[] planes = {0.10f, 0.31f, 0.34f, 0.55f, 0.12f, 0.33f, 0.36f, 0.57f};
        assertArrayEquals(planes, mosaic.values(), 1e-6f);
    }

    @Test
    void leavesAnOddLastRowAndColumnOut() {
        PixelImage mosaic = Mosaic.of(ramp(5, 3));
        assertEquals(2, mosaic.width());
        assertEquals(1, mosaic.height());
        assertThrows(IllegalArgumentException.class, () -> Mosaic.of(ramp(1, 3)));
    }

    /** A linear ramp comes back exactly inside, for it is the mean of its neighbours there. */
    @Test
    void interpolatesMissingColours() {
        PixelImage whole = ramp(8, 6);
        PixelImage back = Mosaic.interpolate(Mosaic.of(whole));
        for (int y = 1; y < 5; y++) {
            for (int x = 1; x < 7; x++) {
                for (int c = 0; c < 3; c++) {
                    assertEquals(whole.get(x, y, c), back.get(x, y, c), 1e-6, "column " + x + ", row " + y);
                }
            }
        }
    }

    @Test
    void aPlainMosaicDevelopsToItsColour() {
        RawSpace space = RawSpace.of("sony-a7r");
        float[] values = new float[3 * 16];
        for (int i = 0; i < values.length; i++) {
            values[i] = new float[] {0.8f, 0.5f, 0.6f}[i % 3];
        }
        PixelImage picture = new PixelImage(4, 4, 3, PixelImage.FLOAT, ColorSpace.SRGB, values);
        PixelImage developed = space.develop(Mosaic.of(space.toRaw(picture)));
        assertArrayEquals(values, developed.values(), 2e-6f);
    }
}
