package cytodiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MeanOfProportionsTest {
    private static PointEstimate of(int[]... counts) {
        return MeanOfProportions.balancedAccuracy(new ConfusionMatrix(List.of("a", "b"), counts), 0.95);
    }

    @Test
    void itIsTheBalancedAccuracy() {
        ConfusionMatrix matrix = new ConfusionMatrix(List.of("a", "b"), new int[][] {{8, 2}, {10, 30}});

        assertEquals(
                matrix.balancedAccuracy(),
                MeanOfProportions.balancedAccuracy(matrix, 0.95).value(),
                1e-12);
    }

    /** One class's interval is Wilson's; a class without cells does not count. */
    @Test
    void ofOneClassItIsWilsons() {
        PointEstimate one = of(new int[] {8, 2}, new int[] {0, 0});
        Interval wilson = BinomialInterval.wilson(8, 10, 0.95);

        assertEquals(0.8, one.value(), 1e-12);
        assertEquals(wilson.lower(), one.interval().orElseThrow().lower(), 1e-12);
        assertEquals(wilson.upper(), one.interval().orElseThrow().upper(), 1e-12);
    }

    @Test
    void aBrokenClassifierHasAnIntervalToo() {
        Interval interval = of(new int[] {10, 0}, new int[] {10, 0}).interval().orElseThrow();

        assertTrue(interval.lower() < 0.45 && interval.upper() > 0.55, interval.toString());
        assertEquals(
                1,
                of(new int[] {10, 0}, new int[] {0, 10})
                        .interval()
                        .orElseThrow()
                        .upper(),
                1e-12);
    }

    /** Of equally large classes the interval is that of all cells together. */
    @Test
    void equallyLargeClassesCountAsOne() {
        Interval both = of(new int[] {8, 2}, new int[] {4, 6}).interval().orElseThrow();
        Interval wilson = BinomialInterval.wilson(14, 20, 0.95);

        assertEquals(wilson.lower(), both.lower(), 1e-12);
        assertEquals(wilson.upper(), both.upper(), 1e-12);
    }

    /** Of 1000 experiments with known recalls, some 950 intervals hold the truth: no fewer than 930. */
    @Test
    void itHoldsTheTruthAboutAsOftenAsItSays() {
        for (double[] recalls : new double[][] {{0.9, 0.5}, {0.99, 0.05}, {0.7, 0.7}}) {
            SplittableRandom random = new SplittableRandom(3);
            int held = 0;
            for (int i = 0; i < 1000; i++) {
                int a = hits(random, recalls[0]);
                int b = hits(random, recalls[1]);
                Interval interval = of(new int[] {a, 12 - a}, new int[] {12 - b, b})
                        .interval()
                        .orElseThrow();
                held += interval.contains((recalls[0] + recalls[1]) / 2) ? 1 : 0;
            }
            assertTrue(held >= 930, held + " of 1000 at recalls of " + recalls[0] + " and " + recalls[1]);
        }
    }

    private static int hits(SplittableRandom random, double probability) {
        int hits = 0;
        for (int i = 0; i < 12; i++) {
            hits += random.nextDouble() < probability ? 1 : 0;
        }
        return hits;
    }

    @Test
    void withoutCellsThereIsNone() {
        assertThrows(IllegalArgumentException.class, () -> of(new int[2], new int[2]));
    }
}
