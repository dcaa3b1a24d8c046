package cytodiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MeanEstimateTest {
    /** By hand: mean 3, standard error sqrt(2.5 / 5), and t of 4 degrees of freedom at 0.975, 2.776445 (any table). */
    @Test
    void theIntervalIsStudents() {
        PointEstimate estimate = MeanEstimate.of(new double[] {1, 2, 3, 4, 5}, 0.95);

        assertEquals(3, estimate.value(), 1e-12);
        double half = 2.776445 * Math.sqrt(0.5);
        assertEquals(3 - half, estimate.interval().orElseThrow().lower(), 1e-5);
        assertEquals(3 + half, estimate.interval().orElseThrow().upper(), 1e-5);
    }

    @Test
    void oneRepetitionHasNoInterval() {
        assertTrue(MeanEstimate.of(new double[] {0.7}, 0.95).interval().isEmpty());
        assertThrows(IllegalArgumentException.class, () -> MeanEstimate.of(new double[0], 0.95));
    }

    @Test
    void equalRepetitionsHaveAnIntervalOfNoWidth() {
        assertEquals(
                0,
                MeanEstimate.of(new double[] {1, 1, 1}, 0.95)
                        .interval()
                        .orElseThrow()
                        .width(),
                0);
    }
}
