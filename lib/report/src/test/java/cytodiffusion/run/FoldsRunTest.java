package cytodiffusion.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.evaluation.OutOfFold;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cross-validation of a network of few steps, with its files. */
@Tag("long")
class FoldsRunTest {
    private static final Stop NEVER = () -> false;

    @TempDir
    private Path folder;

    @Test
    void anInterruptedRunGoesOnAndLeavesPredictionsAndLabelsToLookAtAgain() throws IOException {
        Path data = folder.resolve("cells");
        new SmearDataset(List.of("eosinophil", "lymphocyte", "platelet"), 6, 1, Domain.REFERENCE, 48)
                .write(data, Progress.SILENT, NEVER);
        Path out = folder.resolve("folds");
        TrainingPlan plan =
                TrainingPlan.DEFAULT.preset("resnet18-small").imageSize(32).seed(5);
        OutOfFold.Request request = new OutOfFold.Request(
                DataFolder.of(data), out, plan, 2, 1, null, 0, new EliminationSettings(2, 2, 1, 0), 1);
        AtomicBoolean stop = new AtomicBoolean();
        List<String> begun = new ArrayList<>();
        FoldsRun.run(request, "cyto experiment folds", stop::get, work -> {
            begun.add(work.name());
            boolean secondFold = begun.contains("Classifying") && work.name().startsWith("Training");
            return (done, message) -> stop.compareAndSet(false, secondFold);
        });
        RecordedRun partly = RecordedRun.in(out).orElseThrow();
        assertFalse(partly.note().complete());
        assertEquals(9, partly.rows().size());
        assertFalse(Files.exists(out.resolve(FoldsRun.REVIEW)));

        OutOfSample whole = FoldsRun.run(request, "cyto experiment folds", NEVER, Progress.SILENT);

        FoldPredictions recorded = FoldPredictions.of(RecordedRun.in(out).orElseThrow());
        assertTrue(recorded.note().complete());
        assertEquals("resnet18-small", recorded.note().settings().get("preset"));
        assertEquals(18, recorded.predictions().size());
        assertEquals(
                whole.predictions().stream()
                        .map(p -> p.image() + p.predicted())
                        .sorted()
                        .toList(),
                recorded.predictions().stream()
                        .map(p -> p.image() + p.predicted())
                        .sorted()
                        .toList());
        long wrong = whole.predictions().stream().filter(p -> !p.isCorrect()).count();
        assertTrue(wrong > 0, "a network after one step cannot be right about everything");
        assertEquals(1 + wrong, Files.readAllLines(out.resolve(FoldsRun.REVIEW)).size());
        assertTrue(Files.size(out.resolve(FoldsRun.SHEET)) > 0);
        assertTrue(Files.size(out.resolve("confusion.png")) > 0);
    }
}
