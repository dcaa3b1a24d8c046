package cytodiffusion.data.experts;

import static cytodiffusion.data.experts.ConfidenceLevel.HIGH;
import static cytodiffusion.data.experts.ConfidenceLevel.LOW;
import static cytodiffusion.data.experts.ConfidenceLevel.MODERATE;
import static cytodiffusion.data.experts.ConfidenceLevel.NONE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpertPanelTest {
    private static final Map<String, Double> YEARS = Map.of("old", 34.0, "middle", 15.0, "young", 5.0);

    private static ExpertAnswer answer(String image, String expert, String label, ConfidenceLevel level) {
        return new ExpertAnswer(image, expert, label, level);
    }

    @Test
    void theMajorityDecides() {
        ExpertPanel panel = new ExpertPanel(
                List.of(
                        answer("1", "young", "blast", LOW),
                        answer("1", "old", "monocyte", HIGH),
                        answer("1", "middle", "blast", NONE)),
                YEARS);

        assertEquals("blast", panel.consensus("1"));
        assertEquals((1.0 / 3 + 1 + 0) / 3, panel.confidence("1"), 1e-15);
        assertEquals(List.of("old", "middle", "young"), panel.experts());
    }

    @Test
    void aTieGoesToTheLongestExperienceAmongTheTied() {
        ExpertPanel panel = new ExpertPanel(
                List.of(
                        answer("1", "a", "blast", HIGH),
                        answer("1", "b", "blast", HIGH),
                        answer("1", "young", "monocyte", HIGH),
                        answer("1", "middle", "monocyte", HIGH),
                        answer("1", "old", "lymphocyte", HIGH)),
                YEARS);

        assertEquals("monocyte", panel.consensus("1"), "the oldest's label has one vote only");
    }

    @Test
    void onlyImagesThatAllLabelledAreCompared() {
        ExpertPanel panel = new ExpertPanel(
                List.of(
                        answer("2", "old", "blast", HIGH),
                        answer("2", "young", "blast", MODERATE),
                        answer("1", "old", "blast", HIGH)),
                YEARS);

        assertEquals(List.of("2"), panel.imagesOfAll());
        assertThrows(IllegalArgumentException.class, () -> panel.consensus("3"));
    }

    @Test
    void sixExpertsGiveThirtyPairsAnImage() {
        List<ExpertAnswer> answers = List.of(
                answer("1", "a", "x", HIGH),
                answer("1", "b", "x", HIGH),
                answer("1", "c", "x", HIGH),
                answer("1", "d", "x", HIGH),
                answer("1", "e", "x", MODERATE),
                answer("1", "f", "x", NONE));

        int[][] pairs = new ExpertPanel(answers, Map.of()).confidencePairs();

        // Four surest experts: 4 x 3 ordered pairs among them, 4 with each of the two others, in both orders.
        assertArrayEquals(new int[] {12, 4, 0, 4}, pairs[HIGH.ordinal()]);
        assertArrayEquals(new int[] {4, 0, 0, 1}, pairs[MODERATE.ordinal()]);
        assertArrayEquals(new int[] {0, 0, 0, 0}, pairs[LOW.ordinal()]);
        assertArrayEquals(new int[] {4, 1, 0, 0}, pairs[NONE.ordinal()]);
    }
}
