package cytodiffusion.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cytodiffusion.data.Pictures;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.augment.Geometry.Border;
import cytodiffusion.data.image.RgbImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeometryTest {
    /** A grey image of 2 x 2: a b over c d. */
    private static String turn(int degrees, boolean mirror, boolean diagonal) {
        byte[] pixels = {'a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c', 'd', 'd', 'd'};
        RgbImage turned = new Geometry(degrees, mirror, diagonal).apply(new RgbImage(2, 2, pixels), 2, Border.BLACK);
        return "" + (char) turned.get(0, 0, 0) + (char) turned.get(1, 0, 0) + (char) turned.get(0, 1, 0)
                + (char) turned.get(1, 1, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, false, abcd",
        "90, false, false, bdac",
        "180, false, false, dcba",
        "270, false, false, cadb",
        "0, true, false, badc",
        "0, false, true, acbd",
        "0, true, true, bdac",
        "180, true, false, cdab"
    })
    void turnsCounterClockwiseAfterMirroring(int degrees, boolean mirror, boolean diagonal, String expected) {
        assertEquals(expected, turn(degrees, mirror, diagonal));
    }

    @Test
    void rotatedCropsShowTheCanvasRatherThanItsBorder() {
        RgbImage canvas = new Preprocessing(64, 64).canvas(Pictures.blob(96));
        for (int degrees = 0; degrees < 360; degrees++) {
            Geometry geometry = new Geometry(degrees, false, false);
            assertArrayEquals(
                    geometry.apply(canvas, 64, Border.REFLECT).pixels(),
                    geometry.apply(canvas, 64, Border.BLACK).pixels(),
                    "at " + degrees + " degrees");
        }
    }

    @Test
    void cornersBeyondTheCanvasAreReflectedOrBlack() {
        RgbImage canvas = Pictures.plain(16, 16, 90, 90, 90);
        Geometry eighth = new Geometry(45, false, false);
        assertEquals(90, eighth.apply(canvas, 16, Border.REFLECT).get(0, 0, 0));
        assertEquals(0, eighth.apply(canvas, 16, Border.BLACK).get(0, 0, 0));
        assertEquals(90, eighth.apply(canvas, 16, Border.BLACK).get(8, 8, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30, 45, 90, 137, 180, 270, 359})
    void undoBringsAMapBackToTheCanvas(int degrees) {
        int side = 48;
        RgbImage canvas = Pictures.blob(side);
        for (int flips = 0; flips < 4; flips++) {
            Geometry geometry = new Geometry(degrees, (flips & 1) != 0, (flips & 2) != 0);
            float[] original = planes(canvas);
            float[] back = geometry.undo(planes(geometry.apply(canvas, side, Border.REFLECT)), side);
            for (int i = 0; i < back.length; i++) {
                int x = i % side;
                int y = i / side % side;
                if (Math.hypot(x + 0.5 - side / 2.0, y + 0.5 - side / 2.0) < side / 2.0 - 2) {
                    assertEquals(original[i], back[i], 0.03f, geometry + " at " + x + ", " + y);
                }
            }
        }
    }

    @Test
    void undoPutsZeroWhereNothingWasSeen() {
        float[] ones = new float[2 * 64];
        Arrays.fill(ones, 1);
        float[] back = new Geometry(45, false, false).undo(ones, 8);
        assertEquals(0, back[0]);
        assertEquals(1, back[64 + 4 * 8 + 4], 1e-6f);
    }

    @Test
    void refusesWhatIsNoAngle() {
        assertThrows(IllegalArgumentException.class, () -> new Geometry(360, false, false));
    }

    private static float[] planes(RgbImage image) {
        float[] planes = new float[image.pixels().length];
        image.writePlanes(planes, 0);
        return planes;
    }
}
