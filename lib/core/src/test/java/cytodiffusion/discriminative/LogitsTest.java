package cytodiffusion.discriminative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cytodiffusion.stats.Prediction;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogitsTest {
    private final Logits logits = new Logits(new double[] {Math.log(2), Math.log(5), Math.log(1)});

    @Test
    void probabilitiesAreTheSoftmax() {
        assertArrayEquals(new double[] {0.25, 0.625, 0.125}, logits.probabilities(), 1e-12);
        assertArrayEquals(new double[] {1, 0}, new Logits(new double[] {1000, -1000}).probabilities());
    }

    @Test
    void theGapIsBetweenTheTwoLargest() {
        assertEquals(Math.log(2.5), logits.gap(), 1e-12);
        assertEquals(1, logits.predicted());
    }

    @Test
    void ofEqualLogitsTheFirstWins() {
        Logits equal = new Logits(new double[] {3, 3});
        assertEquals(0, equal.predicted());
        assertEquals(0, equal.gap());
    }

    @Test
    void thePredictionsErrorsAreTheNegativeLogits() {
        Prediction prediction = logits.prediction("cell", "b", List.of("a", "b", "c"));
        assertEquals("b", prediction.predicted());
        assertArrayEquals(new double[] {-Math.log(2), -Math.log(5), 0}, prediction.errors(), 1e-12);
        assertEquals(logits.gap(), prediction.confidence());
    }

    @Test
    void oneClassDecidesNothing() {
        assertThrows(IllegalArgumentException.class, () -> new Logits(new double[] {1}));
    }
}
