package cytodiffusion.paper.rawspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.discriminative.BaselineRecipe;
import cytodiffusion.stats.PairedAccuracy;
import org.junit.jupiter.api.Test;

class PublishedNumbersTest {
    /** 1,773 of 1,836 are 96.57 %, and 1,778 are 96.84 %. */
    @Test
    void rawIsAheadByFiveCells() {
        assertEquals(1773, PublishedNumbers.SPACES.get(0).right());
        assertEquals(1763, PublishedNumbers.SPACES.get(1).right());
        assertEquals(1778, PublishedNumbers.SPACES.get(2).right());
    }

    /** Five discordant cells, all for raw, are the most that the difference can mean: 2 / 2^5. */
    @Test
    void evenTheBestCaseIsNotSignificant() {
        assertEquals(0.0625, new PairedAccuracy(1836, 1773, 5, 0).pValue(), 1e-12);
    }

    /** To the last digit: KimiaNet's 86.77 is 1,593 of 1,836, which are 86.76. */
    @Test
    void everyAccuracyIsAShareOfTheTestImages() {
        for (PublishedNumbers.Tuned row : PublishedNumbers.TUNED) {
            long right = Math.round(row.accuracy() / 100 * PublishedNumbers.TEST_IMAGES);
            double again = Math.round(1e4 * right / PublishedNumbers.TEST_IMAGES) / 100.0;
            assertEquals(row.accuracy(), again, 0.0101, row.network() + ", " + row.layers());
        }
    }

    @Test
    void everyCostHasAPresetThatCountsIt() {
        for (PublishedNumbers.Cost row : PublishedNumbers.COSTS) {
            assertTrue(BaselineRecipe.find(row.preset()).isPresent(), row.preset());
        }
    }
}
