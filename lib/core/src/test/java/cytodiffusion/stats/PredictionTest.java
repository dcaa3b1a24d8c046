package cytodiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PredictionTest {
    private static final List<String> CLASSES = List.of("a", "b", "c", "d");
    private static final Prediction TAKEN_FOR_B = new Prediction("x", "c", "b", new double[] {0.5, 0, 0.2, 0.9}, 0.2);

    @Test
    void theBestOfTheClassesInQuestionIsTaken() {
        Prediction among = TAKEN_FOR_B.among(CLASSES, Set.of("a", "c", "d"));

        assertEquals("c", among.predicted());
        assertEquals(0.3, among.confidence(), 1e-12, "the gap from c to a");
        assertEquals("x", among.image());
        assertEquals("c", among.label());
    }

    @Test
    void aPredictionThatIsInQuestionStays() {
        assertSame(TAKEN_FOR_B, TAKEN_FOR_B.among(CLASSES, Set.of("a", "b")));
    }

    @Test
    void aSingleClassIsTheAnswer() {
        assertEquals("d", TAKEN_FOR_B.among(CLASSES, Set.of("d")).predicted());
    }

    @Test
    void classesThatNobodyKnowsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> TAKEN_FOR_B.among(CLASSES, Set.of("e")));
    }
}
