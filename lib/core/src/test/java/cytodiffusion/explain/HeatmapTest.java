package cytodiffusion.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cytodiffusion.data.image.RgbImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HeatmapTest {
    /** Two by two pixels: in the cell the second changes a little, and the last four times as much. */
    private static Heatmap heatmap() {
        float[] decoded = new float[12];
        decoded[3] = 2;
        decoded[4 + 1] = -0.4f;
        float[] cell = new float[12];
        Arrays.fill(cell, 0.1f);
        float[] shifted = cell.clone();
        shifted[1] += 0.3f;
        shifted[4 + 1] -= 0.4f;
        shifted[3] += 2;
        return new Heatmap(1, 0, 28, 1, decoded, cell, shifted);
    }

    @Test
    void theMagnitudeIsTheLengthOfTheChangeOfColour() {
        assertArrayEquals(new double[] {0, 0.5, 0, 2}, heatmap().magnitude(), 1e-6);
    }

    @Test
    void theImageIsTheDecodersOutputClampedToWhatAPictureCanShow() {
        RgbImage image = heatmap().image();

        assertEquals(128, image.get(0, 0, 0), "the middle of [-1, 1]");
        assertEquals(255, image.get(1, 1, 0), "2 is beyond white");
        assertEquals(77, image.get(1, 0, 1), "-0.4");
    }

    @Test
    void theOverlayShowsTheCellWhereNothingIsToChange() {
        RgbImage cell = new RgbImage(2, 2, new byte[12]);

        RgbImage overlay = heatmap().overlay(cell, 1);

        assertEquals(0, overlay.get(0, 0, 0));
        assertEquals(255, overlay.get(1, 1, 0), "the heatmap alone where it is strongest");
        assertEquals(Math.round(0.25 * 128), overlay.get(1, 0, 0), "a quarter of it at a quarter of the strength");
    }

    @Test
    void withoutAnyChangeTheOverlayIsTheCell() {
        RgbImage cell = new RgbImage(2, 2, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});

        RgbImage overlay = new Heatmap(0, 0, 28, 1, new float[12], new float[12], new float[12]).overlay(cell, 1);

        assertArrayEquals(cell.pixels(), overlay.pixels());
    }

    @Test
    void aCellOfAnotherSizeIsRefused() {
        RgbImage large = new RgbImage(3, 3, new byte[27]);

        assertThrows(IllegalArgumentException.class, () -> heatmap().overlay(large, 1));
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> HeatmapSettings.PUBLISHED.withTrials(1));
        assertThrows(IllegalArgumentException.class, () -> new HeatmapSettings(150, 0));
        assertEquals(new HeatmapSettings(150, 28), HeatmapSettings.PUBLISHED);
    }

    @Test
    void theGroundIsTheColourThatMostOfTheMapHas() {
        float[] map = {5, 5, 9, 5, -1, -1, -1, -3, 0, 0, 0, 0};

        assertArrayEquals(new float[] {0, 0, 4, 0, 0, 0, 0, -2, 0, 0, 0, 0}, Maps.beyondGround(map));
    }

    @Test
    void aTurnedMapIsUpsideDown() {
        float[] map = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

        assertArrayEquals(new float[] {4, 3, 2, 1, 8, 7, 6, 5, 12, 11, 10, 9}, Maps.turned(map));
    }

    @Test
    void aCoarseMapHasTheMeanOfEachBlock() {
        float[] plane = {
            1, 3, 0, 0, //
            5, 7, 0, 8, //
            0, 0, 1, 1, //
            0, 0, 1, 1
        };

        assertArrayEquals(
                new float[] {4, 4, 2, 2, 4, 4, 2, 2, 0, 0, 1, 1, 0, 0, 1, 1}, Maps.coarse(plane, 4, 2), 1e-6f);
        assertThrows(IllegalArgumentException.class, () -> Maps.coarse(plane, 4, 3));
    }

    @Test
    void correlationIsThatOfPearson() {
        assertEquals(1, Maps.correlation(new double[] {1, 2, 3}, new double[] {10, 20, 30}), 1e-12);
        assertEquals(-1, Maps.correlation(new double[] {1, 2, 3}, new double[] {3, 2, 1}), 1e-12);
        assertEquals(0.5, Maps.correlation(new double[] {1, 2, 3}, new double[] {1, 3, 2}), 1e-12);
        assertEquals(Double.NaN, Maps.correlation(new double[] {1, 2}, new double[] {1, 1}));
    }
}
