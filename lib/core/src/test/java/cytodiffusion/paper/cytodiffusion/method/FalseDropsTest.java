package cytodiffusion.paper.cytodiffusion.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.model.OpenModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.run.SimulatedTrials;
import cytodiffusion.run.TrialFile;
import cytodiffusion.run.TrialRecord;
import cytodiffusion.run.TrialWeighting;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FalseDropsTest {
    /** Recorded trials of shipped models, on cells that did not choose the procedure. */
    @ParameterizedTest
    @ValueSource(strings = {"pbc-96-validation", "synthetic-smear-validation"})
    void onRealDifferencesTheAnytimeProcedureKeepsItsBoundAndTheNormalOneDoesNot(String name) throws IOException {
        TrialRecord whole = TrialFile.recorded(name).orElseThrow();
        // Every second cell, as they are recorded class by class.
        TrialRecord record = new TrialRecord(
                whole.settings(),
                IntStream.range(0, whole.images().size() / 2)
                        .mapToObj(i -> whole.images().get(2 * i))
                        .toList());
        EliminationStudy study = new EliminationStudy(record, record.ownWeighting());

        List<FalseDrops.Result> results = new FalseDrops(study, 0).of(study.procedures(), () -> false, Progress.SILENT);

        FalseDrops.Result anytime = results.get(1);
        assertEquals(JudgedPart.VALIDATION, record.settings().split());
        assertEquals(study.anytime(), anytime.settings());
        assertEquals(0.125, anytime.bound());
        assertTrue(anytime.meanRate().interval().orElseThrow().upper() < 0.125, anytime.meanRate() + "");
        assertTrue(anytime.pairsSignificantlyAbove() <= 0.05, anytime.pairsSignificantlyAbove() + " above");
        FalseDrops.Result normal = results.get(2);
        assertTrue(normal.meanRate().interval().orElseThrow().lower() > 0.125, normal.meanRate() + "");
        assertTrue(normal.pairsSignificantlyAbove() > 0.3, normal.pairsSignificantlyAbove() + " above");
        FalseDrops.Result paper = results.get(0);
        assertTrue(paper.meanRate().value() < 0.037, paper.meanRate() + "");
        assertTrue(anytime.onRecord().evaluations() < 0.6 * paper.onRecord().evaluations());
    }

    @Test
    void theSameSeedGivesTheSameRates() {
        TrialRecord record = SimulatedTrials.record(3, 40, 1, 1);
        assertArrayEquals(rates(record, 7), rates(record, 7));
        assertFalse(Arrays.equals(rates(record, 7), rates(record, 8)));
    }

    private static double[] rates(TrialRecord record, long seed) {
        EliminationStudy study = new EliminationStudy(record, TrialWeighting.UNIFORM);
        return new FalseDrops(study, seed)
                .of(study.procedures(), () -> false, Progress.SILENT)
                .get(2)
                .pairRates();
    }

    @Test
    void thePapersBoundCountsItsChecks() {
        // 20, 25 and so on to 200: 37 checks, each with half of its p-value on the wrong side.
        assertEquals(37 * 0.001, FalseDrops.bound(OpenModel.DEFAULT_ELIMINATION), 1e-12);
    }

    @Test
    void onlyTheFirstClassToBeDroppedCounts() {
        double[] against = {3, 3, 3, 3, 3, 3};
        double[] infavour = {-3, -3, -3, -3, -3, -3};
        assertTrue(FalseDrops.dropsFirst(EliminationSettings.anytime(4, 6), against));
        assertFalse(FalseDrops.dropsFirst(EliminationSettings.anytime(4, 6), infavour));
    }

    @Test
    void aStopIsObeyed() {
        EliminationStudy study = new EliminationStudy(SimulatedTrials.record(3, 40, 1, 1), TrialWeighting.UNIFORM);
        FalseDrops drops = new FalseDrops(study, 0);
        assertThrows(CancellationException.class, () -> drops.of(study.procedures(), () -> true, Progress.SILENT));
    }
}
