package cytodiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.nn.ModelFolder;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two folds of a few synthetic cells, trained for a few steps. */
class OutOfFoldTest {
    private static final Stop NEVER = () -> false;
    private static final TrainingPlan TINY = TrainingPlan.DEFAULT.preset("tiny").seed(5);

    @TempDir
    private static Path data;

    @TempDir
    private Path folder;

    private Path out;

    @BeforeAll
    static void draw() throws IOException {
        new SmearDataset(List.of("eosinophil", "lymphocyte", "platelet"), 8, 1, Domain.REFERENCE, 48)
                .write(data, Progress.SILENT, NEVER);
    }

    @BeforeEach
    void name() {
        out = folder.resolve("folds");
    }

    private OutOfFold.Request request(int trials) {
        return new OutOfFold.Request(data, out, TINY, 2, 2, null, 0, new EliminationSettings(trials, trials, 1, 0), 1);
    }

    @Test
    void everyImageIsPredictedOnceByAModelThatNeverSawIt() throws IOException {
        OutOfSample result = OutOfFold.run(request(2), NEVER, Progress.SILENT);

        List<String> ids = ImageFolder.scan(data).images().stream()
                .map(LabelledImage::id)
                .sorted()
                .toList();
        assertEquals(ids, result.predictions().stream().map(p -> p.image()).toList());
        assertTrue(result.complete());
        assertEquals("2-fold cross-validation", result.origin());
        for (int fold = 1; fold <= 2; fold++) {
            Set<String> trained = new HashSet<>(new ModelFolder(out.resolve("fold-" + fold))
                    .readCard()
                    .training()
                    .split()
                    .get("train"));
            PredictionFile.read(out.resolve("fold-" + fold + ".csv"), result.classes())
                    .forEach(
                            row -> assertFalse(trained.contains(row.prediction().image())));
        }
    }

    @Test
    void whatIsFinishedIsNotRepeatedAndAnInterruptedFoldGoesOn() throws IOException {
        AtomicBoolean stop = new AtomicBoolean();
        List<String> begun = new ArrayList<>();
        Progress stopsInTheSecondFold = work -> {
            begun.add(work.name());
            return (done, message) -> stop.compareAndSet(false, work.name().contains("fold 2") && done == 3);
        };
        OutOfSample partly = OutOfFold.run(request(2), stop::get, stopsInTheSecondFold);
        assertFalse(partly.complete());
        assertTrue(begun.contains("Classifying fold 2 of 2"), begun.toString());
        Path first = out.resolve("fold-1.csv");
        FileTime written = Files.getLastModifiedTime(first);

        begun.clear();
        OutOfSample whole = OutOfFold.run(request(2), NEVER, work -> {
            begun.add(work.name() + ", " + work.total());
            return (done, message) -> {};
        });

        assertTrue(whole.complete());
        assertEquals(written, Files.getLastModifiedTime(first));
        int inSecond = whole.rows().size()
                - PredictionFile.read(first, whole.classes()).size();
        int kept = partly.rows().size()
                - PredictionFile.read(first, whole.classes()).size();
        assertTrue(kept >= 3, "kept " + kept);
        assertEquals(kept == inSecond ? List.of() : List.of("Classifying fold 2 of 2, " + (inSecond - kept)), begun);
        OutOfSample again = OutOfFold.run(request(2), NEVER, Progress.SILENT);
        for (int i = 0; i < whole.rows().size(); i++) {
            assertEquals(
                    whole.rows().get(i).prediction().confidence(),
                    again.rows().get(i).prediction().confidence(),
                    "read from the record with all digits");
        }
    }

    @Test
    void otherSettingsAreNotMixedIn() throws IOException {
        OutOfFold.run(request(2), () -> true, Progress.SILENT);

        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> OutOfFold.run(request(3), NEVER, Progress.SILENT));
        assertTrue(e.getMessage().contains("choose another folder"), e.getMessage());
    }
}
