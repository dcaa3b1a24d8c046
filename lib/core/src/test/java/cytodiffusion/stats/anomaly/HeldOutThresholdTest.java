package cytodiffusion.stats.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HeldOutThresholdTest {
    private static AnomalyDetection detection(double[] normal, double[] abnormal) {
        List<ScoredCase> cases = new ArrayList<>();
        for (int i = 0; i < normal.length; i++) {
            cases.add(new ScoredCase("known/" + i, false, normal[i]));
        }
        for (int i = 0; i < abnormal.length; i++) {
            cases.add(new ScoredCase("unknown/" + i, true, abnormal[i]));
        }
        return new AnomalyDetection("score", cases);
    }

    /**
     * Halves 1, 3, 5, 7 and 2, 4, 6, 8; at 80 % one of four may lie at or below: thresholds 1 and 2. The first half passes
     * 2 but for the 1, the second 1 altogether: 7 of 8. Abnormal 0, 1.5 and 9: one by the threshold 1, two by 2.
     */
    @Test
    void eachHalfIsTriedWithTheOthersThreshold() {
        HeldOutThreshold tried =
                HeldOutThreshold.of(detection(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, new double[] {0, 1.5, 9}), 0.8);
        assertEquals(7.0 / 8, tried.specificity().value(), 1e-12);
        assertEquals(0.5, tried.sensitivity().value(), 1e-12);
    }

    @Test
    void tooFewCellsCallNothingAbnormal() {
        HeldOutThreshold tried = HeldOutThreshold.of(detection(new double[] {1, 2, 3, 4}, new double[] {-5, -6}), 0.95);
        assertEquals(1, tried.specificity().value());
        assertEquals(0, tried.sensitivity().value());
    }

    /** Of nine equal values none can be called abnormal without the other eight. */
    @Test
    void tiesAreNotSplit() {
        double[] equal = new double[40];
        assertEquals(
                1,
                HeldOutThreshold.of(detection(equal, new double[] {0, 1}), 0.9)
                        .specificity()
                        .value());
    }

    @Test
    void newCellsPassAsOftenAsWanted() {
        SplittableRandom random = new SplittableRandom(3);
        double passed = 0;
        int runs = 500;
        for (int run = 0; run < runs; run++) {
            double[] normal = new double[60];
            for (int i = 0; i < normal.length; i++) {
                normal[i] = random.nextGaussian();
            }
            HeldOutThreshold tried = HeldOutThreshold.of(detection(normal, new double[] {0, 1}), 0.9);
            passed += tried.specificity().value() / runs;
        }
        // Of 30, the third smallest: 28 of 31 pass, on average.
        assertEquals(28 / 31.0, passed, 0.006);
        assertTrue(passed > 0.9);
        assertThrows(
                IllegalArgumentException.class, () -> HeldOutThreshold.of(detection(new double[4], new double[4]), 1));
    }
}
