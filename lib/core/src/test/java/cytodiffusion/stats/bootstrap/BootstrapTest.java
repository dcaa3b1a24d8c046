package cytodiffusion.stats.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final ConfusionMatrix MATRIX =
            new ConfusionMatrix(List.of("a", "b", "c"), new int[][] {{90, 5, 5}, {10, 30, 0}, {0, 5, 15}});

    @Test
    void balancedAccuracysIntervalHasTheWidthThatTheBinomialsGive() {
        Interval interval = Bootstrap.seeded(1).balancedAccuracy(MATRIX);
        double variance = (0.9 * 0.1 / 100 + 0.75 * 0.25 / 40 + 0.75 * 0.25 / 20) / 9;
        assertTrue(interval.contains(MATRIX.balancedAccuracy()));
        assertEquals(2 * 1.96 * Math.sqrt(variance), interval.width(), 0.01);
    }

    @Test
    void theSeedDecidesTheDraws() {
        Interval interval = Bootstrap.seeded(1).balancedAccuracy(MATRIX);
        assertEquals(interval, Bootstrap.seeded(1).balancedAccuracy(MATRIX));
        assertNotEquals(interval, Bootstrap.seeded(2).balancedAccuracy(MATRIX));
    }

    @Test
    void everyCaseIsReplacedWithinItsStratum() {
        int[] strata = {0, 1, 1, 0, 2};
        new Bootstrap(50, 0.9, 3).interval(strata, drawn -> {
            for (int i = 0; i < drawn.length; i++) {
                assertEquals(strata[i], strata[drawn[i]]);
            }
            return 0;
        });
    }

    @Test
    void quantilesAreLinearBetweenNeighbours() {
        double[] ascending = {1, 2, 4};
        assertEquals(1, Bootstrap.quantile(ascending, 0));
        assertEquals(3, Bootstrap.quantile(ascending, 0.75));
        assertEquals(4, Bootstrap.quantile(ascending, 1));
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Bootstrap(0, 0.95, 1));
        assertThrows(IllegalArgumentException.class, () -> new Bootstrap(10, 1, 1));
    }
}
