package cytodiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MedianTest {
    @Test
    void liesInTheMiddle() {
        assertEquals(2, Median.of(9, 1, 2));
        assertEquals(3, Median.of(9, 1, 2, 4));
    }

    @Test
    void needsAValue() {
        assertThrows(IllegalArgumentException.class, Median::of);
    }
}
