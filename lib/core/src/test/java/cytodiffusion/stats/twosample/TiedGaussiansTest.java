package cytodiffusion.stats.twosample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TiedGaussiansTest {
    private static final double[][] POINTS = {{0, 0}, {2, 1}, {1, 3}, {5, 5}, {7, 4}, {6, 9}};
    private static final int[] GROUPS = {0, 0, 0, 1, 1, 1};

    @Test
    void theDistanceIsMahalanobisToTheNearestMean() {
        TiedGaussians gaussians = TiedGaussians.fit(POINTS, GROUPS);

        // The pooled covariance is diag(1, 14/3) and a thousandth of the mean variance, which is 17/6. Without that,
        // spatial.distance.mahalanobis of scipy 1.17 has 5.523809523809523 and 9.857142857142858, squared.
        double ridge = 17.0 / 6 / 1000;
        double toFirst = 4 / (1 + ridge) + Math.pow(8.0 / 3, 2) / (14.0 / 3 + ridge);
        assertEquals(5.52, toFirst, 0.02);
        assertEquals(toFirst, gaussians.squaredDistance(new double[] {3, 4}), 1e-12);
        assertEquals(0, gaussians.squaredDistance(new double[] {6, 6}), 1e-12);
    }

    @Test
    void aGroupWithoutPointsIsNoNeighbour() {
        int[] groups = {0, 0, 0, 2, 2, 2};

        assertEquals(
                TiedGaussians.fit(POINTS, GROUPS).squaredDistance(new double[] {3, 4}),
                TiedGaussians.fit(POINTS, groups).squaredDistance(new double[] {3, 4}));
    }

    @Test
    void coordinatesThatAlwaysAgreeAreNoObstacle() {
        double[][] twice = new double[POINTS.length][];
        for (int i = 0; i < twice.length; i++) {
            twice[i] = new double[] {POINTS[i][0], POINTS[i][0]};
        }
        TiedGaussians gaussians = TiedGaussians.fit(twice, GROUPS);

        assertTrue(gaussians.squaredDistance(new double[] {1, 2}) > gaussians.squaredDistance(new double[] {2, 2}));
    }

    @Test
    void tooFewPointsOrNoVariationAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> TiedGaussians.fit(new double[0][], new int[0]));
        assertThrows(
                IllegalArgumentException.class,
                () -> TiedGaussians.fit(new double[][] {{1, 2}, {3, 4}, {5, 7}}, new int[] {0, 0, 0}));
        assertThrows(
                IllegalArgumentException.class, () -> TiedGaussians.fit(new double[][] {{1}, {1}, {1}}, new int[3]));
    }
}
