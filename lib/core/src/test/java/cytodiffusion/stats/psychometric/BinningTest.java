package cytodiffusion.stats.psychometric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class BinningTest {
    @Test
    void binsOfEqualCountFollowTheOrder() {
        double[] level = {0.9, 0.1, 0.2, 0.5, 0.3, 0.8};
        boolean[] correct = {true, false, true, true, false, true};

        assertEquals(
                List.of(
                        new PsychometricBin((0.1 + 0.2) / 2, 1, 2),
                        new PsychometricBin((0.3 + 0.5) / 2, 1, 2),
                        new PsychometricBin((0.8 + 0.9) / 2, 2, 2)),
                Binning.EQUAL_COUNT.of(level, correct, 3));
    }

    @Test
    void answersOfOneLevelStayTogether() {
        double[] level = {0, 1, 1, 1, 1, 2};
        boolean[] correct = {false, true, false, true, true, true};

        assertEquals(
                List.of(new PsychometricBin(0, 0, 1), new PsychometricBin(1, 3, 4), new PsychometricBin(2, 1, 1)),
                Binning.EQUAL_COUNT.of(level, correct, 6));
    }

    @Test
    void emptyBinsOfEqualWidthAreDropped() {
        double[] level = {0, 0.1, 0.9, 1};
        boolean[] correct = {false, true, true, true};

        assertEquals(
                List.of(new PsychometricBin(0.05, 1, 2), new PsychometricBin(0.95, 2, 2)),
                Binning.EQUAL_WIDTH.of(level, correct, 4));
    }

    @Test
    void oneLevelMakesOneBin() {
        for (Binning binning : Binning.values()) {
            assertEquals(
                    List.of(new PsychometricBin(0.5, 1, 2)),
                    binning.of(new double[] {0.5, 0.5}, new boolean[] {true, false}, 5));
        }
        assertThrows(IllegalArgumentException.class, () -> Binning.EQUAL_COUNT.of(new double[0], new boolean[0], 5));
    }

    @Test
    void aUnitScaleMapsTheRange() {
        UnitScale scale = UnitScale.of(new double[] {3, -1, 1});

        assertEquals(0, scale.at(-1), 0);
        assertEquals(0.5, scale.at(1), 0);
        assertEquals(1, scale.at(3), 0);
        assertThrows(IllegalArgumentException.class, () -> UnitScale.of(new double[] {2, 2}));
    }
}
