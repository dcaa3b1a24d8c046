package cytodiffusion.stats.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FleissKappaTest {
    /** Table 1 of Fleiss (1971): 30 psychiatric patients, 6 raters a patient, 5 diagnoses. */
    private static final int[][] DIAGNOSES = {
        {0, 0, 0, 6, 0}, {0, 3, 0, 0, 3}, {0, 1, 4, 0, 1}, {0, 0, 0, 0, 6}, {0, 3, 0, 3, 0},
        {2, 0, 4, 0, 0}, {0, 0, 4, 0, 2}, {2, 0, 3, 1, 0}, {2, 0, 0, 4, 0}, {0, 0, 0, 0, 6},
        {1, 0, 0, 5, 0}, {1, 1, 0, 4, 0}, {0, 3, 3, 0, 0}, {1, 0, 0, 5, 0}, {0, 2, 0, 3, 1},
        {0, 0, 5, 0, 1}, {3, 0, 0, 1, 2}, {5, 1, 0, 0, 0}, {0, 2, 0, 4, 0}, {1, 0, 2, 0, 3},
        {0, 0, 0, 0, 6}, {0, 1, 0, 5, 0}, {0, 2, 0, 1, 3}, {2, 0, 0, 4, 0}, {1, 0, 0, 4, 1},
        {0, 5, 0, 1, 0}, {4, 0, 0, 0, 2}, {0, 2, 0, 4, 0}, {1, 0, 5, 0, 0}, {0, 0, 0, 0, 6}
    };

    /** An example that many textbooks repeat: 10 cases, 14 raters, 5 categories. */
    private static final int[][] TEXTBOOK = {
        {0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
        {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}
    };

    @Test
    void agreesWithPublishedExamples() {
        assertEquals(0.430, FleissKappa.of(DIAGNOSES), 0.0005);
        assertEquals(0.210, FleissKappa.of(TEXTBOOK), 0.0005);
    }

    @Test
    void fullAgreementIsOneAndFullDisagreementIsBelowZero() {
        assertEquals(1, FleissKappa.of(new int[][] {{3, 0}, {0, 3}}), 1e-12);
        assertEquals(-1, FleissKappa.of(new int[][] {{1, 1}, {1, 1}}), 1e-12);
    }

    @Test
    void aCategoryThatNobodyChoseChangesNothing() {
        int[][] withEmpty = new int[TEXTBOOK.length][];
        for (int i = 0; i < withEmpty.length; i++) {
            int[] of = TEXTBOOK[i];
            withEmpty[i] = new int[] {of[0], 0, of[1], of[2], of[3], of[4], 0};
        }
        assertEquals(FleissKappa.of(TEXTBOOK), FleissKappa.of(withEmpty), 1e-15);
    }

    @Test
    void isUndefinedWhereThereIsNothingToDisagreeAbout() {
        assertTrue(Double.isNaN(FleissKappa.of(new int[][] {{3, 0}, {3, 0}})));
        assertTrue(Double.isNaN(FleissKappa.of(new int[0][])));
    }

    @Test
    void unequalNumbersOfRatersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> FleissKappa.of(new int[][] {{2, 1}, {1, 1}}));
        assertThrows(IllegalArgumentException.class, () -> FleissKappa.of(new int[][] {{1, 0}, {0, 1}}));
    }
}
