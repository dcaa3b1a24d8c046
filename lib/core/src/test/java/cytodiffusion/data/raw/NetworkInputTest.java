package cytodiffusion.data.raw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cytodiffusion.data.ImageSpace;
import cytodiffusion.data.image.RgbImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NetworkInputTest {
    private static final ImageSpace RAW = ImageSpace.named("raw");
    private static final ImageSpace MOSAIC = ImageSpace.named("raw-mosaic");

    /** Two by two pixels: black, a warm and a cold colour, white. */
    private static final RgbImage FOUR = picture(0, 0, 0, 230, 180, 120, 60, 90, 160, 255, 255, 255);

    private static RgbImage picture(int... values) {
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = (byte) values[i];
        }
        int side = (int) Math.sqrt(values.length / 3.0);
        return new RgbImage(side, side, pixels);
    }

    private static float[] planes(ImageSpace space, RgbImage picture) {
        NetworkInput input = NetworkInput.of(space);
        float[] planes = new float[input.elements(picture.width())];
        input.write(picture, planes, 0);
        return planes;
    }

    @Test
    void srgbIsWhatItWas() {
        float[] expected = new float[12];
        FOUR.writePlanes(expected, 0);
        assertArrayEquals(expected, planes(ImageSpace.RGB, FOUR));
    }

    @Test
    void rawPlanesAreTheSensorsLightBetweenMinusOneAndOne() {
        float[] raw = RawSpace.of("mean").toRaw(FOUR.toPixels()).values();
        float[] planes = planes(RAW, FOUR);
        for (int pixel = 0; pixel < 4; pixel++) {
            for (int c = 0; c < 3; c++) {
                assertEquals(2 * raw[3 * pixel + c] - 1, planes[4 * c + pixel], 1e-7, "pixel " + pixel + ", " + c);
            }
        }
        assertEquals(1, planes[3], "white stays white");
        assertEquals(-1, planes[0], 1e-6, "black stays black");
    }

    /** Red of the first pixel, green of the two that are its neighbours, blue of the last. */
    @Test
    void theMosaicsPlanesAreRedGreenGreenBlue() {
        float[] planes = planes(RAW, FOUR);
        assertArrayEquals(new float[] {planes[0], planes[4 + 1], planes[4 + 2], planes[8 + 3]}, planes(MOSAIC, FOUR));
    }

    @Test
    void aPictureComesBack() {
        for (ImageSpace space : new ImageSpace[] {ImageSpace.RGB, RAW, RAW.camera("sony-a7r")}) {
            RgbImage back = NetworkInput.of(space).picture(planes(space, FOUR), 0, 2, 2);
            assertArrayEquals(FOUR.pixels(), back.pixels(), space.toString());
        }
    }

    /** Of one colour everywhere, since the colours that a filter holds back come from the neighbours. */
    @Test
    void aMosaicComesBackAtFullSize() {
        int[] values = new int[4 * 4 * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = new int[] {200, 150, 170}[i % 3];
        }
        RgbImage even = picture(values);
        RgbImage back = NetworkInput.of(MOSAIC).picture(planes(MOSAIC, even), 0, 2, 2);
        assertEquals(4, back.width());
        assertArrayEquals(even.pixels(), back.pixels());
    }

    @Test
    void rgbPlanesAreThePictureNotRounded() {
        float[] expected = new float[12];
        FOUR.writePlanes(expected, 0);
        assertArrayEquals(expected, NetworkInput.of(RAW).rgbPlanes(planes(RAW, FOUR), 2, 2), 1e-5f);
    }

    /** The light of one picture is that of the other times 0.5, 0.7 and 0.4: after the balance nothing is left of it. */
    @Test
    void greyWorldTakesTheLightsColourAway() {
        var lit = RawSpace.of("mean").toRaw(FOUR.toPixels());
        float[] dimmed = lit.values().clone();
        for (int i = 0; i < dimmed.length; i++) {
            dimmed[i] *= new float[] {0.5f, 0.7f, 0.4f}[i % 3];
        }
        var other = new cytodiffusion.data.pixels.PixelImage(2, 2, 3, lit.bits(), lit.space(), dimmed);
        float[] balanced = GreyWorld.balance(lit).values();
        assertArrayEquals(balanced, GreyWorld.balance(other).values(), 1e-6f);
    }

    @Test
    void aMixIsDrawnForTrainingAndTheMeanElsewhere() {
        ImageSpace mix = RAW.camera("mix");
        assertArrayEquals(planes(RAW, FOUR), planes(mix, FOUR));
        float[] one = new float[12];
        float[] same = new float[12];
        float[] another = new float[12];
        NetworkInput.drawn(mix, 1).write(FOUR, one, 0);
        NetworkInput.drawn(mix, 1).write(FOUR, same, 0);
        NetworkInput.drawn(mix, 2).write(FOUR, another, 0);
        assertArrayEquals(one, same);
        assertFalse(Arrays.equals(one, another));
        NetworkInput.drawn(RAW, 2).write(FOUR, another, 0);
        assertArrayEquals(planes(RAW, FOUR), another, "one camera is the same in training");
    }

    @Test
    void anUnknownCameraIsNamed() {
        String message = assertThrows(IllegalArgumentException.class, () -> NetworkInput.of(RAW.camera("canon")))
                .getMessage();
        assertEquals(
                "There is no camera 'canon'; there are nexus-6p, sony-a7r, olympus-e-m10, sony-rx100-iv, mean, mix",
                message);
    }
}
