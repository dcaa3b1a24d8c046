package cytodiffusion.paper.cytodiffusion.shift;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.DomainSweep;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PairedAccuracy;
import cytodiffusion.stats.PointEstimate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cells of the classes a, b and c in turn. */
class ShiftScoreTest {
    private static final List<String> CLASSES = List.of("a", "b", "c");

    private static ShiftScore score(String model, int repetition, String domain, String predicted) {
        return ShiftScore.of(model, repetition, domain, CLASSES, predicted);
    }

    @Test
    void cellsOfTheClassesTakeTurns() {
        ShiftScore score = score("m", 1, "reference", "012000");

        assertEquals(6, score.n());
        assertArrayEquals(
                new int[][] {{2, 0, 0}, {1, 1, 0}, {1, 0, 1}}, score.confusion().counts());
        assertEquals("012000", score.digits());
        assertEquals("012", score.first(1).digits());
        assertEquals(2.0 / 3, score.balancedAccuracy().value(), 1e-12);
    }

    @Test
    void theIntervalHasAWidthWhereAllCellsAreRight() {
        PointEstimate all = score("m", 1, "reference", "012012").balancedAccuracy();
        PointEstimate none = score("m", 1, "reference", "120120").balancedAccuracy();

        assertEquals(1, all.value(), 0);
        assertTrue(all.interval().orElseThrow().lower() < 0.7, all.toString());
        assertTrue(none.interval().orElseThrow().upper() > 0.3, none.toString());
    }

    @Test
    void modelsAreComparedCellByCell() {
        PairedAccuracy paired = score("m", 1, "x", "012000").against(score("n", 1, "x", "010012"));

        assertEquals(new PairedAccuracy(6, 3, 1, 2), paired);
        assertThrows(IllegalArgumentException.class, () -> score("m", 1, "x", "012")
                .against(ShiftScore.of("n", 1, "x", List.of("a", "b", "d"), "012")));
    }

    @Test
    void predictionsThatAreNoClassAreRefused() {
        for (String wrong : List.of("013", "01", "", "0!2")) {
            assertThrows(IllegalArgumentException.class, () -> score("m", 1, "x", wrong), wrong);
        }
    }

    @Test
    void theConfusionsThatAppearAreRankedByTheCellsThatFellToThem() {
        ShiftScore reference = score("m", 1, "reference", "012012010");
        ShiftScore shifted = score("m", 1, "x", "112112010");

        assertEquals(List.of(new ShiftConfusion("a", "b", 0, 2, 3)), ShiftConfusion.between(reference, shifted));
    }

    @Test
    void repetitionsAreAveragedAndPairedBySeed() {
        ShiftScores scores = new ShiftScores(List.of(
                score("m", 1, "x", "012"),
                score("m", 2, "x", "000"),
                score("n", 2, "x", "010"),
                score("n", 1, "x", "010")));

        assertEquals(2.0 / 3, scores.mean("m", "x").value(), 1e-12);
        // 1 - 2/3 and 1/3 - 2/3: the difference is none on average, with the interval of plus and minus a third.
        assertEquals(0, scores.meanDifference("m", "n", "x").value(), 1e-12);
        assertTrue(scores.meanDifference("m", "n", "x").interval().orElseThrow().contains(1.0 / 3));
        assertEquals(List.of("m", "n"), scores.models());
        assertThrows(IllegalArgumentException.class, () -> scores.of("m", "y"));
    }

    @Test
    void aModelHoldsUpToTheLevelBeforeItFirstLosesTooMuch() {
        DomainSweep sweep = DomainSweep.stainStrength();
        List<ShiftScore> levels = new ArrayList<>();
        // Right at 0.4, wrong at 0.6, right from 0.8 on: what comes back beyond a break does not count.
        List<String> predicted = List.of("012", "000", "012", "012", "012", "000");
        for (int i = 0; i < predicted.size(); i++) {
            levels.add(score("m", 1, sweep.domains().get(i).name(), predicted.get(i)));
        }
        ShiftScores scores = new ShiftScores(levels);

        assertEquals(new Interval(0.8, 1.3), scores.tolerated("m", sweep, 0.1));
        assertEquals(new Interval(0.4, 1.7), scores.tolerated("m", sweep, 0.7));
        assertEquals(List.of("m"), scores.models(sweep));
        assertEquals(List.of(), scores.models(DomainSweep.blur()));
    }

    @Test
    void theCellsAreTheSameInEveryDomainAndInASmallerSet() {
        ShiftCells cells = new ShiftCells(List.of("neutrophil", "platelet"), 3, 7);

        assertEquals(6, cells.draw(Domain.REFERENCE).size());
        assertArrayEquals(
                cells.draw(3, Domain.SECOND_STAIN).pixels(),
                cells.first(2).draw(Domain.SECOND_STAIN).get(3).pixels());
        assertEquals(4, cells.first(2).size());
        assertEquals(cells, cells.first(9));
        assertEquals(1, cells.label(3));
    }
}
