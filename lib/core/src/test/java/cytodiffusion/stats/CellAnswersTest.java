package cytodiffusion.paper.rawspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cytodiffusion.stats.ClassDigits;
import cytodiffusion.stats.PairedAccuracy;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpaceScoreTest {
    private static final List<String> CLASSES = List.of("a", "b", "c");

    @Test
    void comesBackFromItsDigits() {
        SpaceScore score = new SpaceScore(CLASSES, new int[] {0, 1, 2, 2}, new int[] {0, 2, 2, 1});
        SpaceScore back = SpaceScore.of(CLASSES, ClassDigits.of(score.actual()), ClassDigits.of(score.predicted()));
        assertEquals("0122", ClassDigits.of(score.actual()));
        assertArrayEquals(score.predicted(), back.predicted());
        assertEquals(2, back.correct());
        assertEquals(4, back.n());
    }

    @Test
    void twoNetworksAreComparedOnTheSameCellsOnly() {
        SpaceScore one = SpaceScore.of(CLASSES, "0122", "0121");
        SpaceScore other = SpaceScore.of(CLASSES, "0122", "0022");
        assertEquals(new PairedAccuracy(4, 2, 1, 1), one.against(other));
        SpaceScore ofOthers = SpaceScore.of(CLASSES, "0112", "0112");
        assertThrows(IllegalArgumentException.class, () -> one.against(ofOthers));
    }

    @Test
    void aClassThatIsNotThereIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> SpaceScore.of(CLASSES, "01", "03"));
    }
}
