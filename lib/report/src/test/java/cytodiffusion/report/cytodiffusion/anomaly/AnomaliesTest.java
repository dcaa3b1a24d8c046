package cytodiffusion.report.cytodiffusion.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.evaluation.anomaly.AnomalyCell;
import cytodiffusion.evaluation.anomaly.AnomalyRun;
import cytodiffusion.evaluation.anomaly.AnomalyScore;
import cytodiffusion.paper.cytodiffusion.anomaly.RecordedCells;
import cytodiffusion.report.TableView;
import cytodiffusion.run.TrialFile;
import cytodiffusion.stats.anomaly.AnomalyDetection;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** On recorded trials of the shipped model, platelets standing for a kind that is not known. */
class AnomaliesTest {
    private static AnomalyRun run;

    @BeforeAll
    static void read() throws IOException {
        AnomalyRun known =
                RecordedCells.of(TrialFile.recorded("pbc-96-validation").orElseThrow(), 40);
        List<AnomalyCell> cells = known.cells().stream()
                .map(cell ->
                        new AnomalyCell(cell.image(), cell.label(), cell.label().equals("platelet"), cell.outcome()))
                .toList();
        run = new AnomalyRun(known.classes(), cells, List.of(), true);
    }

    @Test
    void everyScoreStandsBesideTheHeadline() {
        AnomalyDetection gap = run.detection(AnomalyScore.GAP);
        AnomalyDetection headline = Anomalies.headline(run, gap);

        Table table = Anomalies.compared(headline, List.of(gap, run.detection(AnomalyScore.CONSISTENCY), headline));

        assertEquals(3, table.rowCount());
        assertTrue(table.stringColumn("Score").get(2).endsWith("(headline)"));
        assertEquals("\u2013", table.stringColumn("Above the headline").get(2));
        assertTrue(table.stringColumn("Above the headline").get(0).contains("["));
        assertTrue(table.doubleColumn("p (DeLong, Holm)").isMissing(2));
        assertTrue(
                TableView.of(table).note().contains("set on one half"),
                TableView.of(table).note());
    }

    @Test
    void knownClassesThatAreNotFoundAreAWarning() {
        Table table = Anomalies.trust(run);

        assertEquals(7, table.rowCount(), "each known class once");
        assertEquals("basophil", table.stringColumn(0).get(0));
        String note = TableView.of(table).note();
        assertTrue(note.contains("Warning: do not trust isolation here: known cells of eosinophil"), note);
        assertTrue(note.contains("fresh known cells"), note);
    }
}
