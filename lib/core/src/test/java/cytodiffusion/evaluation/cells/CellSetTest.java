package cytodiffusion.evaluation.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class CellSetTest {
    private final CellSet six = Blots.of(3, 1);

    @Test
    void takesSomeOfEachClass() {
        CellSet first = six.perClass(1);
        assertArrayEquals(new int[] {0, 1}, first.labels());
        assertSame(six.images().get(3), first.images().get(1));
        assertEquals("large", first.className(1));
        CellSet next = six.perClass(1, 1);
        assertSame(six.images().get(1), next.images().get(0));
        assertEquals(6, six.perClass(9).size());
    }

    @Test
    void halvesShareNothingAndHoldEachClass() {
        CellSet even = six.half(true);
        CellSet odd = six.half(false);
        assertArrayEquals(new int[] {0, 0, 1, 1}, even.labels());
        assertArrayEquals(new int[] {0, 1}, odd.labels());
        assertEquals(List.of(six.images().get(1), six.images().get(4)), odd.images());
    }

    @Test
    void opposedSetsAreTwoClasses() {
        CellSet opposed = CellSet.opposed("real", six, "drawn", six.perClass(1));
        assertArrayEquals(new int[] {0, 0, 0, 0, 0, 0, 1, 1}, opposed.labels());
        assertEquals("drawn", opposed.className(7));
    }

    @Test
    void needsAClassForEachImage() {
        assertThrows(IllegalArgumentException.class, () -> new CellSet(List.of("a"), six.images(), new int[1]));
    }
}
