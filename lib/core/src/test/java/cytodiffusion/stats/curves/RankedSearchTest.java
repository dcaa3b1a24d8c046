package cytodiffusion.stats.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RankedSearchTest {
    /** Of 20 cases 4 are sought; the list has 5 ranks and holds 3 of them. */
    private static final RankedSearch SEARCH = new RankedSearch(20, 4, new boolean[] {true, true, false, true, false});

    @Test
    void countsWhatIsFoundFromTheTop() {
        assertEquals(2, SEARCH.found(2));
        assertEquals(3, SEARCH.found(5));
        assertEquals(3, SEARCH.found(100));
        assertEquals(2.0 / 3, SEARCH.precision(3), 1e-12);
        assertEquals(0.6, SEARCH.precision(100), 1e-12);
        assertEquals(0.75, SEARCH.recall(4), 1e-12);
        assertTrue(Double.isNaN(SEARCH.precision(0)));
    }

    /** Blindly, one case in five is a hit. */
    @Test
    void comparesWithBlindDraws() {
        assertEquals(5, SEARCH.enrichment(2), 1e-12);
        assertEquals(3, SEARCH.enrichment(5), 1e-12);
    }

    /** Two of two drawn from 20 with 4 hits: 4/20 * 3/19; at least 3 of 5: (C(4,3) C(16,2) + C(4,4) C(16,1)) / C(20,5). */
    @Test
    void tellsHowProbableThatIsByChance() {
        assertEquals(4.0 / 20 * 3 / 19, SEARCH.pValue(2), 1e-12);
        assertEquals((4 * 120 + 16) / 15_504.0, SEARCH.pValue(5), 1e-12);
        assertEquals(1, SEARCH.pValue(0));
        assertEquals(1, new RankedSearch(20, 4, new boolean[3]).pValue(3), 1e-12);
    }

    @Test
    void refusesImpossibleNumbers() {
        assertThrows(IllegalArgumentException.class, () -> new RankedSearch(3, 0, new boolean[1]));
        assertThrows(IllegalArgumentException.class, () -> new RankedSearch(3, 4, new boolean[1]));
        assertThrows(IllegalArgumentException.class, () -> new RankedSearch(3, 1, new boolean[4]));
    }
}
