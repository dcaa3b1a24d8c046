package cytodiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RunningMomentsTest {
    @Test
    void areThoseOfAllNumbersSoFar() {
        RunningMoments moments = new RunningMoments();
        for (double value : new double[] {2, 4, 9}) {
            moments.add(value);
        }
        assertEquals(3, moments.n());
        assertEquals(5, moments.mean(), 1e-15);
        assertEquals(9 + 1 + 16, moments.squares(), 1e-13);
    }
}
