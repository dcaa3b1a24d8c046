package cytodiffusion.stats.twosample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KernelTwoSampleTestTest {
    private static final int[] CLASSES = new int[40];

    static {
        Arrays.fill(CLASSES, 20, 40, 1);
    }

    /** Rows around the centre of their class, all shifted by {@code shift}. */
    private static double[][] rows(long seed, double shift) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[CLASSES.length][4];
        for (int i = 0; i < rows.length; i++) {
            for (int d = 0; d < 4; d++) {
                rows[i][d] = 3 * CLASSES[i] + shift + random.nextDouble();
            }
        }
        return rows;
    }

    private static KernelTwoSampleTest test(double[][] x, double[][] y) {
        return KernelTwoSampleTest.of(x, CLASSES, y, CLASSES, 199, 1);
    }

    @Test
    void isTheMeanOfTheClassesKernelDistances() {
        double[][] x = rows(1, 0);
        double[][] y = rows(2, 0.3);
        double first = FeatureDistance.kernel(Arrays.copyOf(x, 20), Arrays.copyOf(y, 20));
        double second = FeatureDistance.kernel(Arrays.copyOfRange(x, 20, 40), Arrays.copyOfRange(y, 20, 40));
        assertEquals((first + second) / 2, test(x, y).distance(), 1e-9);
    }

    /** The sets are alike as a whole, but not class by class. */
    @Test
    void noticesSwappedClasses() {
        int[] swapped = Arrays.stream(CLASSES).map(c -> 1 - c).toArray();
        assertEquals(
                1.0 / 200,
                KernelTwoSampleTest.of(rows(1, 0), CLASSES, rows(2, 0), swapped, 199, 1)
                        .p(),
                1e-12);
    }

    @Test
    void tellsShiftedSetsApart() {
        KernelTwoSampleTest shifted = test(rows(1, 0), rows(2, 0.3));
        assertEquals(1.0 / 200, shifted.p(), 1e-12);
        assertTrue(shifted.distance() > shifted.chance(), shifted.toString());
    }

    /** Under the null hypothesis p is uniform. */
    @Test
    void findsADifferenceBetweenEqualSetsAsOftenAsItsLevelSays() {
        int found = 0;
        for (int k = 0; k < 200; k++) {
            found += test(rows(10 + 2L * k, 0), rows(11 + 2L * k, 0)).p() <= 0.05 ? 1 : 0;
        }
        Interval expected = BinomialInterval.clopperPearson(found, 200, 0.99);
        assertTrue(expected.contains(0.05), found + " of 200 at the level of 0.05");
    }

    @Test
    void needsTwoImagesOfEachClass() {
        int[] alone = CLASSES.clone();
        alone[0] = 2;
        assertThrows(
                IllegalArgumentException.class,
                () -> KernelTwoSampleTest.of(rows(1, 0), alone, rows(2, 0), CLASSES, 99, 1));
    }

    @Test
    void needsAClassForEachImage() {
        assertThrows(
                IllegalArgumentException.class,
                () -> KernelTwoSampleTest.of(rows(1, 0), new int[3], rows(2, 0), CLASSES, 99, 1));
    }
}
