package cytodiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PointEstimateTest {
    @Test
    void otherUnitsScaleValueAndInterval() {
        assertEquals(new PointEstimate(50, 25, 75), new PointEstimate(0.5, 0.25, 0.75).times(100));
        assertEquals(PointEstimate.alone(50), PointEstimate.alone(0.5).times(100));
    }

    @Test
    void anIntervalHoldsItsValue() {
        var wrong = assertThrows(IllegalArgumentException.class, () -> new PointEstimate(1, 2, 3));

        assertEquals("The interval from 2.0 to 3.0 does not hold the value 1.0", wrong.getMessage());
    }
}
