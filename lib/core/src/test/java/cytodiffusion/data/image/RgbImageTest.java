package cytodiffusion.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RgbImageTest {
    @Test
    void planesBecomeTheImageAgain() {
        byte[] pixels = new byte[16 * 16 * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }
        float[] planes = new float[5 + pixels.length];
        new RgbImage(16, 16, pixels).writePlanes(planes, 5);

        assertArrayEquals(pixels, RgbImage.ofPlanes(planes, 5, 16, 16).pixels());
    }

    @Test
    void valuesBeyondTheRangeAreClamped() {
        RgbImage image = RgbImage.ofPlanes(new float[] {-3, 3, 0}, 0, 1, 1);

        assertEquals(0, image.get(0, 0, 0));
        assertEquals(255, image.get(0, 0, 1));
        assertEquals(128, image.get(0, 0, 2));
    }
}
