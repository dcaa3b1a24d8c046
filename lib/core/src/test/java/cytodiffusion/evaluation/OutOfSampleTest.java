package cytodiffusion.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.Prediction;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutOfSampleTest {
    /** Wilson's interval of 50 of 100. */
    @Test
    void accuracyHasTheIntervalOfItsImages() {
        List<Evaluation.Row> rows = IntStream.range(0, 100)
                .mapToObj(i -> new Evaluation.Row(
                        new Prediction("" + i, "a", i % 2 == 0 ? "a" : "b", new double[2], 0), 20, 40, 0))
                .toList();
        PointEstimate accuracy = new OutOfSample(List.of("a", "b"), rows, List.of(), "made up", true).accuracy();
        assertEquals(0.5, accuracy.value());
        assertEquals(0.4038, accuracy.interval().orElseThrow().lower(), 1e-4);
        assertEquals(0.5962, accuracy.interval().orElseThrow().upper(), 1e-4);
    }
}
