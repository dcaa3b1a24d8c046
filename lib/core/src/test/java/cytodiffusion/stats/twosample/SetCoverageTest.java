package cytodiffusion.stats.twosample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SetCoverageTest {
    /** Points in the unit square whose lower left corner is at (at, at). */
    private static double[][] square(double at, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> new double[] {at + random.nextDouble(), at + random.nextDouble()})
                .toArray(double[][]::new);
    }

    @Test
    void identicalSetsCoverEachOther() {
        double[][] set = square(0, 50, 1);
        assertEquals(new SetCoverage(1, 1), SetCoverage.of(set, set, 3));
    }

    @Test
    void disjointSetsDoNot() {
        assertEquals(new SetCoverage(0, 0), SetCoverage.of(square(0, 50, 1), square(9, 50, 2), 3));
    }

    @Test
    void copiesOfOneImageArePreciseAndLeaveTheOthersOut() {
        double[][] real = square(0, 50, 1);
        double[][] copies = new double[50][];
        Arrays.fill(copies, real[7]);
        assertEquals(new SetCoverage(1, 0.02), SetCoverage.of(real, copies, 3));
    }

    @Test
    void halfASquareIsPreciseAndRecallsHalf() {
        double[][] half = square(0, 400, 2);
        for (double[] point : half) {
            point[0] /= 2;
        }
        SetCoverage coverage = SetCoverage.of(square(0, 400, 1), half, 3);
        assertTrue(coverage.precision() > 0.93, coverage.toString());
        assertEquals(0.55, coverage.recall(), 0.1);
    }

    @Test
    void refusesSetsWithoutNeighbours() {
        double[][] three = square(0, 3, 1);
        assertThrows(IllegalArgumentException.class, () -> SetCoverage.of(three, three, 3));
    }
}
