package cytodiffusion.stats.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.stats.Interval;
import cytodiffusion.stats.bootstrap.Bootstrap;
import org.junit.jupiter.api.Test;

class OneVersusRestTest {
    private static final int[] ACTUAL = {0, 0, 0, 1, 1, 2};

    private static final double[][] SCORES = {
        {0.7, 0.2, 0.1}, {0.3, 0.4, 0.3}, {0.5, 0.3, 0.2}, {0.4, 0.5, 0.1}, {0.2, 0.3, 0.5}, {0.1, 0.2, 0.7}
    };

    /**
     * By hand: class 0 has 8 of 9 pairs right (0.3 lies below 0.4), class 1 has 6 right and 1 tied of 8 (0.3 lies below 0.4
     * and beside 0.3), class 2 all 5; weighted by 3, 2 and 1.
     */
    @Test
    void weighsTheClassesByTheirSizes() {
        double expected = (3 * 8 / 9.0 + 2 * 6.5 / 8 + 1) / 6;
        assertEquals(expected, OneVersusRest.weightedAuc(ACTUAL, SCORES), 1e-12);
    }

    @Test
    void aClassWithoutCasesHasNoWeight() {
        double[][] wider = new double[SCORES.length][];
        for (int i = 0; i < wider.length; i++) {
            wider[i] = new double[] {SCORES[i][0], SCORES[i][1], SCORES[i][2], i};
        }
        assertEquals(OneVersusRest.weightedAuc(ACTUAL, SCORES), OneVersusRest.weightedAuc(ACTUAL, wider), 1e-12);
    }

    @Test
    void theBootstrapsIntervalHoldsTheArea() {
        Interval interval = new Bootstrap(200, 0.95, 3).weightedAuc(ACTUAL, SCORES);
        double area = OneVersusRest.weightedAuc(ACTUAL, SCORES);
        assertTrue(interval.contains(area) && interval.lower() < area, interval + " around " + area);
    }

    @Test
    void casesOfOneClassHaveNoCurve() {
        assertThrows(
                IllegalArgumentException.class,
                () -> OneVersusRest.weightedAuc(new int[] {1, 1}, new double[][] {{0.2, 0.8}, {0.4, 0.6}}));
    }
}
