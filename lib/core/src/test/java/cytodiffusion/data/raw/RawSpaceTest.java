package cytodiffusion.data.raw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.pixels.ColorSpace;
import cytodiffusion.data.pixels.PixelImage;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RawSpaceTest {
    private static final RawSpace MEAN = RawSpace.of(CameraColors.MEAN);

    private static PixelImage pixel(double red, double green, double blue) {
        float[] values = {(float) red, (float) green, (float) blue};
        return new PixelImage(1, 1, 3, PixelImage.FLOAT, ColorSpace.SRGB, values);
    }

    /** Computed once with NumPy from the published pipeline; equal weights, gains 1.25, 2.15, 1.70. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5, 0.5, 0.080981, 0.174110, 0.102418",
        "0.25, 0.5, 0.75, 0.055327, 0.191447, 0.173686",
        "0.94, 0.87, 0.80, 0.240639, 0.451984, 0.235037",
        "1, 1, 1, 1, 1, 1"
    })
    void matchesTheReferenceValues(double r, double g, double b, double rawRed, double rawGreen, double rawBlue) {
        float[] raw = MEAN.toRaw(pixel(r, g, b)).values();
        assertEquals(rawRed, raw[0], 6e-7, "red");
        assertEquals(rawGreen, raw[1], 6e-7, "green");
        assertEquals(rawBlue, raw[2], 6e-7, "blue");
    }

    @Test
    void theMeanCameraIsThePublishedMatrix() {
        double[][] published = {{0.646, 0.2714, 0.0826}, {0.0826, 0.7558, 0.1617}, {0.0145, 0.225, 0.7604}};
        double[][] mean = CameraColors.named(CameraColors.MEAN, 0).matrix();
        for (int row = 0; row < 3; row++) {
            assertArrayEquals(published[row], mean[row], 1e-4);
        }
    }

    static List<String> cameras() {
        return CameraColors.names();
    }

    @ParameterizedTest
    @MethodSource("cameras")
    void whiteStaysWhiteAndEveryMatrixHasItsInverse(String name) {
        CameraColors camera = CameraColors.named(name, 7);
        double[][] there = camera.matrix();
        double[][] back = camera.inverse();
        for (int row = 0; row < 3; row++) {
            assertEquals(1, Arrays.stream(there[row]).sum(), 1e-12);
            for (int column = 0; column < 3; column++) {
                double product = 0;
                for (int k = 0; k < 3; k++) {
                    product += there[row][k] * back[k][column];
                }
                assertEquals(row == column ? 1 : 0, product, 1e-12);
            }
        }
    }

    @Test
    void aMixDependsOnItsSeedAlone() {
        assertEquals(CameraColors.named("mix", 3), CameraColors.named("mix", 3));
        assertNotEquals(CameraColors.named("mix", 3), CameraColors.named("mix", 4));
        assertEquals(CameraColors.named("sony-a7r", 3), CameraColors.named("sony-a7r", 4));
        String message = assertThrows(IllegalArgumentException.class, () -> CameraColors.named("canon", 0))
                .getMessage();
        assertEquals(
                "There is no camera 'canon'; there are nexus-6p, sony-a7r, olympus-e-m10, sony-rx100-iv, mean, mix",
                message);
    }

    /** Values between a fifth and full white, which no camera's matrix takes out of [0, 1]. */
    @Property(tries = 300)
    void developsBackToWhatItWas(
            @ForAll @DoubleRange(min = 0.2, max = 1) double brightness,
            @ForAll @DoubleRange(min = -0.1, max = 0.1) double red,
            @ForAll @DoubleRange(min = -0.1, max = 0.1) double blue,
            @ForAll @IntRange(min = 0, max = 5) int camera,
            @ForAll long seed) {
        RawSpace space = new RawSpace(CameraColors.named(CameraColors.names().get(camera), seed), Gains.drawn(seed));
        double[] shown = {brightness + red, brightness, brightness + blue};
        PixelImage picture = pixel(Math.min(1, shown[0]), shown[1], Math.min(1, shown[2]));
        float[] raw = space.toRaw(picture).values();
        for (float value : raw) {
            Assume.that(value > 0 && value < 1);
        }
        assertArrayEquals(picture.values(), space.develop(space.toRaw(picture)).values(), 2e-6f);
    }

    @Property(tries = 300)
    void brighterGreyIsNeverDarkerInRaw(
            @ForAll @DoubleRange(min = 0, max = 1) double one,
            @ForAll @DoubleRange(min = 0, max = 1) double other,
            @ForAll @IntRange(min = 0, max = 5) int camera) {
        RawSpace space = RawSpace.of(CameraColors.names().get(camera));
        double dark = Math.min(one, other);
        double bright = Math.max(one, other);
        float[] first = space.toRaw(pixel(dark, dark, dark)).values();
        float[] second = space.toRaw(pixel(bright, bright, bright)).values();
        for (int c = 0; c < 3; c++) {
            assertTrue(first[c] <= second[c] && first[c] >= 0 && second[c] <= 1, dark + ", " + bright);
        }
    }

    /** All 256 greys and colours near them, through 16 bits, as a file holds them. */
    @Test
    void everyPictureOfEightBitsComesBackFromSixteenBitFiles() {
        byte[] pixels = new byte[256 * 3];
        for (int i = 0; i < 256; i++) {
            for (int c = 0; c < 3; c++) {
                pixels[3 * i + c] = (byte) i;
            }
        }
        RgbImage greys = new RgbImage(256, 1, pixels);
        PixelImage raw = MEAN.toRaw(greys.toPixels());
        float[] rounded = new float[raw.values().length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = raw.integer(i, 16) / 65535f;
        }
        PixelImage fromFile = new PixelImage(256, 1, 3, 16, raw.space(), rounded);
        RgbImage back = RgbImage.of(MEAN.develop(fromFile));
        for (int i = 0; i < 256; i++) {
            assertEquals(greys.get(i, 0, 0), back.get(i, 0, 0), "red of grey " + i);
            assertEquals(greys.get(i, 0, 1), back.get(i, 0, 1), "green of grey " + i);
            assertEquals(greys.get(i, 0, 2), back.get(i, 0, 2), "blue of grey " + i);
        }
    }

    @Test
    void greyPicturesAreGreyInThreeChannels() {
        PixelImage grey = new PixelImage(2, 1, 1, 8, ColorSpace.SRGB, new float[] {0.5f, 1});
        float[] raw = MEAN.toRaw(grey).values();
        assertArrayEquals(new float[] {0.080981f, 0.174110f, 0.102418f, 1, 1, 1}, raw, 6e-7f);
    }

    @Test
    void onlySrgbBecomesRawAndOnlyRawIsDeveloped() {
        PixelImage raw = MEAN.toRaw(pixel(0.5, 0.5, 0.5));
        assertThrows(IllegalArgumentException.class, () -> MEAN.toRaw(raw));
        assertThrows(IllegalArgumentException.class, () -> MEAN.develop(pixel(0.5, 0.5, 0.5)));
        assertEquals(ColorSpace.raw("mean"), raw.space());
    }

    @Test
    void gainsAndNoiseAreDrawnFromTheirRanges() {
        SplittableRandom seeds = new SplittableRandom(1);
        int count = 4000;
        double brightness = 0;
        double logShot = 0;
        double logRead = 0;
        for (int i = 0; i < count; i++) {
            Gains gains = Gains.drawn(seeds.nextLong());
            assertTrue(gains.red() >= 1.9 && gains.red() < 2.4 && gains.blue() >= 1.5 && gains.blue() < 1.9);
            brightness += 1 / gains.rgb() / count;
            SensorNoise noise = SensorNoise.drawn(seeds.nextLong());
            assertTrue(noise.shot() >= 1e-4 * (1 - 1e-12) && noise.shot() < 0.012);
            logShot += Math.log(noise.shot()) / count;
            logRead += (Math.log(noise.read()) - 2.18 * Math.log(noise.shot())) / count;
        }
        // Means with their standard errors: 0.1 / 63, 1.38 / 63 and 0.26 / 63.
        assertEquals(0.8, brightness, 0.008);
        assertEquals((Math.log(1e-4) + Math.log(0.012)) / 2, logShot, 0.11);
        assertEquals(1.20, logRead, 0.02);
    }

    @Test
    void noiseHasTheVarianceOfItsSensor() {
        float[] values = new float[3 * 40_000];
        Arrays.fill(values, 0.4f);
        PixelImage flat = new PixelImage(200, 200, 3, PixelImage.FLOAT, ColorSpace.raw("mean"), values);
        SensorNoise noise = new SensorNoise(0.004, 0.0002);
        PixelImage noisy = noise.add(flat, 5);
        double mean = 0;
        double squares = 0;
        for (float value : noisy.values()) {
            mean += value / (double) values.length;
            squares += (value - 0.4) * (value - 0.4) / values.length;
        }
        assertEquals(0.4, mean, 4e-4);
        assertEquals(0.004 * 0.4 + 0.0002, squares, 4e-5);
        assertEquals(noisy, noise.add(flat, 5));
        assertNotEquals(noisy, noise.add(flat, 6));
    }
}
