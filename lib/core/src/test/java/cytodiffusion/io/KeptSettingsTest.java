package cytodiffusion.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptSettingsTest {
    private static final Map<String, String> SEED = Map.of("seed", "0");
    private static final Map<String, String> SEED_AND_RANGE = Map.of("seed", "0", "range", "12 of 16 bits");

    @Test
    void theFirstDifferenceIsNamedWithBothValues() {
        assertEquals(Optional.empty(), KeptSettings.firstDifference(SEED, SEED));
        assertEquals(Optional.of("seed (0, now 1)"), KeptSettings.firstDifference(SEED, Map.of("seed", "1")));
    }

    /** Results in one range must not stand for those in another, whichever of the two is the one that needs no word. */
    @Test
    void aSettingThatOneSideLacksDiffers() {
        assertEquals(
                Optional.of("range (12 of 16 bits, now not set)"), KeptSettings.firstDifference(SEED_AND_RANGE, SEED));
        assertEquals(
                Optional.of("range (not set, now 12 of 16 bits)"), KeptSettings.firstDifference(SEED, SEED_AND_RANGE));
    }
}
