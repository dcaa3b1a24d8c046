package cytodiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class CellAnswersTest {
    private static final List<String> CLASSES = List.of("a", "b", "c");

    @Test
    void comesBackFromItsDigits() {
        CellAnswers score = new CellAnswers(CLASSES, new int[] {0, 1, 2, 2}, new int[] {0, 2, 2, 1});
        CellAnswers back = CellAnswers.of(CLASSES, ClassDigits.of(score.actual()), ClassDigits.of(score.predicted()));
        assertEquals("0122", ClassDigits.of(score.actual()));
        assertArrayEquals(score.predicted(), back.predicted());
        assertEquals(2, back.correct());
        assertEquals(4, back.n());
    }

    @Test
    void twoNetworksAreComparedOnTheSameCellsOnly() {
        CellAnswers one = CellAnswers.of(CLASSES, "0122", "0121");
        CellAnswers other = CellAnswers.of(CLASSES, "0122", "0022");
        assertEquals(new PairedAccuracy(4, 2, 1, 1), one.against(other));
        CellAnswers ofOthers = CellAnswers.of(CLASSES, "0112", "0112");
        assertThrows(IllegalArgumentException.class, () -> one.against(ofOthers));
    }

    @Test
    void aClassThatIsNotThereIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CellAnswers.of(CLASSES, "01", "03"));
    }
}
