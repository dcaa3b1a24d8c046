package cytodiffusion.paper.cytodiffusion.turing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.paper.cytodiffusion.turing.RaterAnswers.Answer;
import cytodiffusion.paper.cytodiffusion.turing.TuringKey.Entry;
import cytodiffusion.stats.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TuringScoreTest {
    private static final TuringKey KEY = new TuringKey(
            "a",
            List.of(
                    new Entry(1, "monocyte", true),
                    new Entry(2, "monocyte", false),
                    new Entry(3, "basophil", true),
                    new Entry(4, "basophil", false)));

    private static final RaterAnswers ANN = new RaterAnswers(
            "Ann",
            20,
            List.of(
                    new Answer(1, true, "monocyte", 1),
                    new Answer(2, true, "monocyte", 2),
                    new Answer(3, true, "monocyte", 4),
                    new Answer(4, false, "basophil", 9)));
    private static final RaterAnswers BOB = new RaterAnswers(
            "Bob", 1, List.of(new Answer(1, false, "monocyte", Double.NaN), new Answer(2, false, "basophil", 5)));

    @Test
    void positiveIsARecognisedSyntheticCell() {
        TuringScore score = TuringScore.of(KEY, List.of(ANN, BOB), 1);

        assertCounts(4, 6, score.all().accuracy());
        assertCounts(2, 3, score.all().sensitivity());
        assertCounts(2, 3, score.all().specificity());
        assertCounts(2, 3, score.all().syntheticAgreement());
        assertCounts(2, 3, score.all().realAgreement());
    }

    @Test
    void everyRaterAndEveryClassIsScored() {
        TuringScore score = TuringScore.of(KEY, List.of(ANN, BOB), 1);

        assertCounts(3, 4, score.raters().get(0).measures().accuracy());
        assertEquals(3, score.raters().get(0).medianSeconds());
        assertCounts(0, 1, score.raters().get(1).measures().sensitivity());
        assertEquals(5, score.raters().get(1).medianSeconds());
        assertEquals(
                List.of("basophil", "monocyte"),
                score.classes().stream().map(TuringScore.OfClass::name).toList());
        assertCounts(2, 2, score.classes().get(0).measures().accuracy());
        assertCounts(2, 4, score.classes().get(1).measures().accuracy());
        assertArrayEquals(new int[] {0, 1}, score.onSynthetic().counts()[0]);
        assertArrayEquals(new int[] {1, 1}, score.onReal().counts()[1]);
    }

    @Test
    void agreementIsTakenOverTheCellsThatAllAnswered() {
        TuringScore score = TuringScore.of(KEY, List.of(ANN, BOB), 1);

        assertEquals(2, score.commonCells());
        // Both times one says real and the other synthetic; of the classes they share one and differ on one.
        assertEquals(-1, score.originKappa(), 1e-12);
        assertEquals((0.5 - 0.625) / (1 - 0.625), score.classKappa(), 1e-12);
        assertTrue(Double.isNaN(TuringScore.of(KEY, List.of(ANN), 1).originKappa()));
    }

    @Test
    void thePapersIntervalFollowsFromItsCounts() {
        Share paper = new Share(1507, 2880, Optional.empty());

        Interval interval = paper.exact().interval().orElseThrow();

        assertEquals(
                "52.3 [50.5, 54.2]",
                String.format(
                        Locale.ROOT,
                        "%.1f [%.1f, %.1f]",
                        100 * paper.value(),
                        100 * interval.lower(),
                        100 * interval.upper()));
    }

    @Test
    void withoutSyntheticCellsThereIsNoSensitivity() {
        TuringKey real = new TuringKey("a", List.of(new Entry(1, "monocyte", false)));
        RaterAnswers rater = new RaterAnswers("Ann", 1, List.of(new Answer(1, true, "monocyte", 1)));

        Share sensitivity = TuringScore.of(real, List.of(rater), 1).all().sensitivity();

        assertTrue(Double.isNaN(sensitivity.exact().value()));
        assertEquals(Optional.empty(), sensitivity.crossed());
        assertThrows(IllegalArgumentException.class, () -> TuringScore.of(real, List.of(), 1));
    }

    private static void assertCounts(int hits, int total, Share share) {
        assertEquals(hits + " of " + total, share.hits() + " of " + share.total());
    }
}
