package cytodiffusion.classify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeparationTest {
    /** The same ratio and a noise of 2 everywhere. */
    private static final Separation EVEN = new Separation(new double[] {0.7}, new double[] {Math.log(2)});

    /** Nothing to be seen in pure noise, most in clean pictures: the ratio is u. */
    private static final Separation RISING = new Separation(new double[] {0, 1}, new double[] {0});

    @Test
    void evenSeparationTriesAllTimestepsAlike() {
        int[] timesteps = EVEN.timesteps(999, new SplittableRandom(1));
        for (int tenth = 0; tenth < 10; tenth++) {
            int from = tenth * 100;
            long count = Arrays.stream(timesteps)
                    .filter(t -> t > from && t <= from + 100)
                    .count();
            assertEquals(100, count, 2);
        }
    }

    @Test
    void aTimestepComesUpByTheSquareOfItsRatio() {
        double[] cumulative = RISING.cumulative();
        double early = cumulative[210] - cumulative[190];
        double late = cumulative[610] - cumulative[590];
        assertEquals(0.8 * 0.8 / (0.4 * 0.4), early / late, 0.01);
    }

    @Test
    void theFirstFewTrialsAlreadySpread() {
        int[] timesteps = EVEN.timesteps(5, new SplittableRandom(2));
        Arrays.sort(timesteps);
        for (int i = 1; i < 5; i++) {
            assertTrue(timesteps[i] - timesteps[i - 1] > 100, Arrays.toString(timesteps));
        }
    }

    @Test
    void everyTimestepCanComeUp() {
        double[] cumulative = RISING.cumulative();
        assertTrue(IntStream.range(1, 1000).allMatch(t -> cumulative[t] > cumulative[t - 1]));
        assertEquals(1, cumulative[999]);
    }

    @Test
    void aModelThatSeparatesNothingIsTriedEverywhereAlike() {
        double[] cumulative = new Separation(new double[] {-0.1}, new double[] {0}).cumulative();
        assertEquals(500 / 999.0, cumulative[500], 1e-9);
    }

    @Test
    void errorsAreDividedByTheNoise() {
        assertEquals(0.5, EVEN.weight(321), 1e-12);
    }

    @Test
    void findsRatioAndNoiseOfKnownDifferences() {
        SplittableRandom random = new SplittableRandom(3);
        int[] timesteps = IntStream.range(0, 20).map(i -> 25 + 50 * i).toArray();
        double[][] differences = new double[20][20_000];
        for (int i = 0; i < 20; i++) {
            double u = (1000 - timesteps[i]) / 1000.0;
            for (int k = 0; k < 20_000; k++) {
                // Uniform numbers of unit variance.
                double noise = (random.nextDouble() - 0.5) * Math.sqrt(12);
                differences[i][k] = Math.exp(u) * (0.3 + 0.5 * u + noise);
            }
        }
        Separation fitted = Separation.fit(timesteps, differences);
        assertArrayEquals(new double[] {0.3, 0.5, 0, 0}, fitted.ratio(), 0.15);
        for (int t = 50; t < 1000; t += 50) {
            assertEquals(Math.exp(-(1000 - t) / 1000.0), fitted.weight(t), 0.02);
        }
    }
}
