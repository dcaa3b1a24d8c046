package cytodiffusion.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CircleMaskTest {
    @Test
    void coversTheAreaOfTheCircle() {
        float[] mask = CircleMask.of(45, 20);
        double covered = 0;
        for (float value : mask) {
            covered += value;
        }
        // Off by at most the elements that the rim crosses.
        assertEquals(Math.PI * 20 * 20, covered, 20);
    }

    @Test
    void isTheSameFromAllSides() {
        int size = 16;
        float[] mask = CircleMask.of(size, 7.1);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                assertEquals(mask[y * size + x], mask[x * size + y]);
                assertEquals(mask[y * size + x], mask[y * size + size - 1 - x]);
            }
        }
        assertEquals(0, mask[0]);
        assertEquals(1, mask[size * size / 2 + size / 2]);
    }
}
