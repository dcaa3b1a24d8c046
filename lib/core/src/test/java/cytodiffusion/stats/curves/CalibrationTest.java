package cytodiffusion.stats.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void twoLevelsAreFittedExactly() {
        // At confidence 0 one of four is right, at 1 three of four; Platt's aims are 5/6 and 1/6 with four of each.
        double[] confidence = {0, 0, 0, 0, 1, 1, 1, 1};
        boolean[] correct = {true, false, false, false, true, true, true, false};

        LogisticCalibration map = LogisticCalibration.of(confidence, correct);

        assertEquals((5.0 / 6 + 3.0 / 6) / 4, map.at(0), 1e-8);
        assertEquals((3 * 5.0 / 6 + 1.0 / 6) / 4, map.at(1), 1e-8);
    }

    @Test
    void aKnownFunctionIsRecovered() {
        SplittableRandom random = new SplittableRandom(1);
        LogisticCalibration truth = new LogisticCalibration(-2, 300);
        double[] confidence = random.doubles(20_000, 0, 0.02).toArray();
        boolean[] correct = new boolean[confidence.length];
        for (int i = 0; i < correct.length; i++) {
            correct[i] = random.nextDouble() < truth.at(confidence[i]);
        }

        LogisticCalibration map = LogisticCalibration.of(confidence, correct);

        assertEquals(-2, map.intercept(), 0.15);
        assertEquals(300, map.slope(), 12);
    }

    @Test
    void separatedAnswersStayShortOfCertainty() {
        LogisticCalibration map = LogisticCalibration.of(
                new double[] {1, 2, 3, 4, 5, 6}, new boolean[] {false, false, false, true, true, true});

        assertTrue(map.at(6) < 0.95 && map.at(6) > 0.75, map.toString());
        assertEquals(0.5, map.at(3.5), 1e-6);
    }

    @Test
    void oneConfidenceTellsNothingButTheRate() {
        LogisticCalibration map =
                LogisticCalibration.of(new double[] {7, 7, 7, 7}, new boolean[] {true, true, true, false});

        assertEquals(0, map.slope(), 0);
        assertEquals((3 * 4.0 / 5 + 1.0 / 3) / 4, map.at(7), 1e-8);
        assertThrows(
                IllegalArgumentException.class, () -> LogisticCalibration.of(new double[] {1}, new boolean[] {true}));
    }

    @Test
    void properScoresByHand() {
        double[] probability = {0.9, 0.6, 0.2, 0.7};
        boolean[] correct = {true, false, false, true};

        Reliability reliability = Reliability.of(probability, correct, 2);

        assertEquals((0.01 + 0.36 + 0.04 + 0.09) / 4, reliability.brier(), 1e-15);
        assertEquals(0.25, reliability.brierOfBaseRate(), 0);
        assertEquals(
                -(Math.log(0.9) + Math.log(0.4) + Math.log(0.8) + Math.log(0.7)) / 4, reliability.logLoss(), 1e-15);
        // Bins 0.2 and 0.6 (none right, mean 0.4), 0.7 and 0.9 (both right, mean 0.8).
        assertEquals((0.4 + 0.2) / 2, reliability.calibrationError(), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> Reliability.of(new double[] {1.1}, new boolean[] {true}, 1));
    }
}
