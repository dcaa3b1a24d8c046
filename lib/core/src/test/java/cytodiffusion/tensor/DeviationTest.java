package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeviationTest {
    @Test
    void isRelativeToTheTruth() {
        Deviation deviation = Deviation.between(new double[] {3.3, 4}, new double[] {3, 4});
        assertEquals(0.3 / 5, deviation.norm(), 1e-12);
        assertEquals(0.3 / Math.sqrt(12.5), deviation.largest(), 1e-12);
    }

    @Test
    void whatIsNotFiniteIsNeverRounding() {
        Deviation lost = Deviation.between(new double[] {Double.NaN, 4}, new double[] {3, 4});
        assertFalse(lost.isRounding(Precision.BF16));
        assertFalse(Deviation.NONE.or(lost).isRounding(Precision.BF16));
        assertFalse(lost.or(Deviation.NONE).isRounding(Precision.BF16));
    }

    @Test
    void oneWrongValueAmongManyIsNoRounding() {
        double[] truth = new double[100_000];
        Arrays.fill(truth, 1);
        double[] computed = truth.clone();
        computed[77] = 2;
        Deviation deviation = Deviation.between(computed, truth);
        assertTrue(deviation.norm() < 0.01);
        assertFalse(deviation.isRounding(Precision.BF16));
    }

    @Test
    void nothingIsRightWhereTheTruthIsZero() {
        assertEquals(Deviation.NONE, Deviation.between(new double[2], new double[2]));
        assertFalse(Deviation.between(new double[] {1e-9, 0}, new double[2]).isRounding(Precision.FP32));
    }
}
