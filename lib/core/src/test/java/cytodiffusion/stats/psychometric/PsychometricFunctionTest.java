package cytodiffusion.stats.psychometric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PsychometricFunctionTest {
    /** Between the guess rate 1/8 and 1 - 0.02: 5 %, half and 95 % of the way. */
    @Test
    void risesFromTheGuessRateToTheLapseRateOnItsWidth() {
        PsychometricFunction function = new PsychometricFunction(0.4, 0.2, 0.125, 0.02);
        assertEquals(0.125 + 0.855 * 0.05, function.at(0.3), 1e-12);
        assertEquals(0.125 + 0.855 * 0.5, function.at(0.4), 1e-12);
        assertEquals(0.125 + 0.855 * 0.95, function.at(0.5), 1e-12);
        assertEquals(1 - function.at(0.37), function.wrongAt(0.37), 1e-12);
    }
}
