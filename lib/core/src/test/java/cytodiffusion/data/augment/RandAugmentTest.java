package cytodiffusion.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cytodiffusion.data.Pictures;
import cytodiffusion.data.augment.RandAugment.Operation;
import cytodiffusion.data.image.RgbImage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandAugmentTest {
    private static final double NINE = 9.0 / 30;

    @Test
    void drawsEveryOperationAboutEquallyOften() {
        Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 7000; i++) {
            List<RandAugment.Step> steps = RandAugment.DEFAULT.draw(random);
            assertEquals(2, steps.size());
            for (RandAugment.Step step : steps) {
                counts.merge(step.operation(), 1, Integer::sum);
                assertEquals(NINE, Math.abs(step.strength()), 1e-12);
            }
        }
        assertEquals(14, counts.size());
        counts.forEach((operation, count) -> assertEquals(1000, count, 150, operation.name()));
    }

    @Test
    void translationsMoveByWholePixelsAndLeaveBlack() {
        RgbImage image = Pictures.noise(64, 64, 1);
        // 150 / 331 of the side at full strength (torchvision), so 8.7 of 64 pixels at magnitude 9.
        RgbImage right = Operation.TRANSLATE_X.apply(image, NINE);
        RgbImage up = Operation.TRANSLATE_Y.apply(image, -NINE);
        assertEquals(0, right.get(7, 30, 0));
        assertEquals(image.get(0, 30, 0), right.get(8, 30, 0));
        assertEquals(image.get(5, 8, 2), up.get(5, 0, 2));
        assertEquals(0, up.get(5, 56, 2));
    }

    @Test
    void shearsMoveRowsAndColumnsInProportionToTheirDistanceFromTheCorner() {
        RgbImage image = Pictures.noise(64, 64, 1);
        // At 0.09 pixels a row, row 60 sees (60.5 + 0.5 / 0.09) * 0.09 = 5.9 pixels to its right.
        assertEquals(image.get(15, 60, 0), Operation.SHEAR_X.apply(image, NINE).get(10, 60, 0));
        assertEquals(image.get(60, 15, 0), Operation.SHEAR_Y.apply(image, NINE).get(60, 10, 0));
        assertEquals(image.get(10, 0, 0), Operation.SHEAR_X.apply(image, NINE).get(10, 0, 0));
    }

    @Test
    void rotatesCounterClockwiseAboutTheCentre() {
        RgbImage image = Pictures.blob(65);
        RgbImage turned = Operation.ROTATE.apply(image, 1);
        RgbImage smooth = new Geometry(30, false, false).apply(image, 65, Geometry.Border.BLACK);
        for (int i = 20; i < 45; i++) {
            assertEquals(smooth.get(i, 32, 1), turned.get(i, 32, 1), 3, "at " + i);
        }
    }

    @Test
    void posterizeSolarizeAndStretchFollowTheirDefinitions() {
        RgbImage image = new RgbImage(2, 1, new byte[] {(byte) 255, 101, 3, (byte) 178, 51, 3});
        // Magnitude 9 keeps 8 - round(1.2) = 7 bits, and inverts from 255 * 0.7 = 178.5 on.
        assertArrayEquals(
                new byte[] {(byte) 254, 100, 2, (byte) 178, 50, 2},
                Operation.POSTERIZE.apply(image, NINE).pixels());
        assertArrayEquals(
                new byte[] {0, 101, 3, (byte) 178, 51, 3},
                Operation.SOLARIZE.apply(image, NINE).pixels());
        // Python, too, truncates 101 * (255 / 50) - 51 * (255 / 50) to 254.
        assertArrayEquals(
                new byte[] {(byte) 255, (byte) 254, 3, 0, 0, 3},
                Operation.AUTO_CONTRAST.apply(image, NINE).pixels());
    }

    @Test
    void equalizeFlattensTheHistogram() {
        byte[] pixels = new byte[64 * 64 * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (100 + i / 3 % 4);
        }
        RgbImage equal = Operation.EQUALIZE.apply(new RgbImage(64, 64, pixels), NINE);
        // Four equally frequent values: the step is 3072 / 255 = 12, so the values begin at 6, 1030, 2054, 3078 over
        // 12.
        assertArrayEquals(
                new int[] {0, 85, 171, 255},
                new int[] {equal.get(0, 0, 0), equal.get(1, 0, 0), equal.get(2, 0, 0), equal.get(3, 0, 0)});
    }

    @Test
    void sharpnessMovesAwayFromTheSmoothedImage() {
        byte[] pixels = new byte[3 * 3 * 3];
        pixels[4 * 3] = (byte) 130;
        RgbImage spot = new RgbImage(3, 3, pixels);
        // Smoothed, the centre is 130 * 5 / 13 = 50; 50 + 0.73 * 80 = 108.4 and 50 + 1.27 * 80 = 151.6.
        assertEquals(108, Operation.SHARPNESS.apply(spot, -NINE).get(1, 1, 0));
        assertEquals(151, Operation.SHARPNESS.apply(spot, NINE).get(1, 1, 0));
        assertEquals(0, Operation.SHARPNESS.apply(spot, NINE).get(0, 1, 0));
    }

    @Test
    void everyOperationLeavesTheGivenImageAlone() {
        RgbImage image = Pictures.noise(16, 16, 2);
        byte[] before = image.pixels().clone();
        for (Operation operation : Operation.values()) {
            operation.apply(image, NINE);
            assertArrayEquals(before, image.pixels(), operation.name());
        }
    }
}
