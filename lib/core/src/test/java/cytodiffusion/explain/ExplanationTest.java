package cytodiffusion.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExplanationTest {
    @Test
    void theDifferenceIsTheTargetsMeanErrorMinusThatOfTheOtherClass() {
        Explanation explanation = new Explanation(
                3, new double[] {2, 1}, new float[][] {{1, 5, -2}, {0.5f, 7, 2}}, new float[3], new float[3]);
        assertEquals(1, explanation.predicted());
        assertArrayEquals(new float[] {0.5f, -2, -4}, explanation.difference(0, 1));
    }
}
