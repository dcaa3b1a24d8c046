package cytodiffusion.paper.cytodiffusion.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.evaluation.anomaly.AnomalyRun;
import cytodiffusion.evaluation.anomaly.FreshCells;
import cytodiffusion.evaluation.anomaly.Rehearsal;
import cytodiffusion.run.TrialFile;
import cytodiffusion.stats.Uniformity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On trials that were recorded of the shipped models on their validation splits. */
class RecordedCellsTest {
    private static final int TRIALS = 120;

    private static AnomalyRun recorded(String name) throws IOException {
        return RecordedCells.of(TrialFile.recorded(name).orElseThrow(), TRIALS);
    }

    /**
     * Platelets, whose class is not in question, are taken for another more surely than known cells for their own: gap,
     * isolation and consistency ask only how the classes compare. What their errors are tells them apart.
     */
    @Test
    void leftOutClassesTellWhichScoresFail() throws IOException {
        Rehearsal rehearsal = Rehearsal.of(recorded("pbc-96-validation"));

        assertEquals(8, rehearsal.areas().size());
        assertTrue(rehearsal.areas().get("platelet").get("gap").value() < 0.45);
        for (String score : List.of("gap", "isolation", "consistency")) {
            assertTrue(rehearsal.notFound(score).contains("platelet"), score);
            assertFalse(rehearsal.warning(score).isEmpty(), score);
        }
        assertEquals(List.of(), rehearsal.notFound(AnomalyRun.HEADLINE));
    }

    @Test
    void freshKnownCellsHaveUniformPValues() throws IOException {
        Uniformity fresh = FreshCells.uniformity(recorded("pbc-96-validation")).orElseThrow();

        assertEquals(119, fresh.n());
        assertTrue(fresh.distance() < fresh.critical(), fresh.toString());
        assertTrue(fresh.belowFivePercent() < 0.1, fresh.toString());
    }
}
