package cytodiffusion.report.cytodiffusion.turing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.paper.cytodiffusion.turing.RaterAnswers;
import cytodiffusion.paper.cytodiffusion.turing.RaterAnswers.Answer;
import cytodiffusion.paper.cytodiffusion.turing.RaterPanel;
import cytodiffusion.paper.cytodiffusion.turing.SimulatedPanel;
import cytodiffusion.paper.cytodiffusion.turing.TuringKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class TuringResultsTest {
    private static final TuringKey KEY = key(24);

    @Test
    void allAnswersStandBesideThePapers() {
        Table table = simulated().besidePaper();

        assertEquals("All simulated raters", table.name());
        assertEquals(
                List.of("52.3 [50.5, 54.2]", "55.8", "48.9", "98.6", "not in our copy"),
                table.stringColumn("Paper (%)").asList());
        assertEquals(
                List.of(480, 240, 240, 240, 240), table.intColumn("Answers").asList());
        assertTrue(
                table.stringColumn(1).get(0).matches("\\d\\d\\.\\d \\[\\d\\d\\.\\d, \\d\\d\\.\\d\\]"),
                table.stringColumn(1).get(0));
    }

    @Test
    void everyRaterAndEveryClassHasARow() {
        Table raters = simulated().byRater();
        Table classes = simulated().byClass();

        assertEquals("Each of the simulated raters", raters.name());
        assertEquals(10, raters.rowCount());
        assertEquals(34, raters.doubleColumn("Years of experience").get(0));
        assertEquals(10, raters.column("Seconds a cell (median)").countMissing());
        assertEquals(
                List.of("basophil", "monocyte"), classes.stringColumn("Class").asList());
    }

    @Test
    void oneRaterHasNoAgreementAndNoCorrelation() {
        RaterAnswers ann = new RaterAnswers("Ann", 3, List.of(new Answer(1, true, "monocyte", 4)));
        TuringResults results = TuringResults.of(KEY, new RaterPanel(List.of(ann), false));

        assertEquals(
                List.of("1", "1", "–", "–", "–", "–"),
                results.agreement().stringColumn("Value").asList());
        assertEquals("All raters", results.besidePaper().name());
        assertEquals("–", results.besidePaper().stringColumn(2).get(0));
        assertEquals(
                4, results.byRater().doubleColumn("Seconds a cell (median)").get(0));
        assertTrue(results.byExperience().getSeriesMap().containsKey("guessing"));
    }

    @Test
    void theFigureHoldsEveryRaterAndItsInterval() {
        var chart = simulated().byExperience();

        assertEquals(10, chart.getSeriesMap().get("rater, 95 % interval").getXData().length);
        assertEquals(
                10,
                chart.getSeriesMap().keySet().stream()
                        .filter(name -> name.contains("(interval"))
                        .count());
        assertEquals(50, chart.getSeriesMap().get("guessing").getYData()[0]);
    }

    private static TuringResults simulated() {
        return TuringResults.of(
                KEY,
                new RaterPanel(
                        SimulatedPanel.likeThePapers().stream()
                                .map(rater -> rater.answer(KEY, 1))
                                .toList(),
                        true));
    }

    private static TuringKey key(int perKind) {
        List<TuringKey.Entry> entries = new ArrayList<>();
        for (int i = 1; i <= 2 * perKind; i++) {
            entries.add(new TuringKey.Entry(i, i % 4 < 2 ? "monocyte" : "basophil", i % 2 == 0));
        }
        return new TuringKey("a", entries);
    }
}
