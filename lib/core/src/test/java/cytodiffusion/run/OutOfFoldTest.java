package cytodiffusion.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.io.CsvFile;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.training.TrainingPlan;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two folds of a few synthetic cells, trained for a few steps. */
@Tag("long")
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
        return new OutOfFold.Request(
                DataFolder.of(data), out, TINY, 2, 3, null, 0, new EliminationSettings(trials, trials, 1, 0), 1);
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
            List<String> predicted = predictedIn(fold);
            assertEquals(12, predicted.size());
            predicted.forEach(image -> assertFalse(trained.contains(image)));
        }
    }

    private List<String> predictedIn(int fold) throws IOException {
        Path file = OutOfFold.predictions(out, fold).resolve("predictions.csv");
        CsvFile table = CsvFile.read(file);
        int image = table.column("image");
        return table.rows().stream().map(row -> row.fields().get(image)).toList();
    }

    @Test
    void whatIsFinishedIsNotRepeatedAndAnInterruptedFoldGoesOn() throws IOException {
        AtomicBoolean stop = new AtomicBoolean();
        List<String> begun = new ArrayList<>();
        Progress stopsInTheSecondTraining = work -> {
            begun.add(work.name());
            boolean second = begun.stream().filter("Training the UNet"::equals).count() == 2;
            return (done, message) -> stop.compareAndSet(false, second && done >= 1);
        };
        OutOfSample partly = OutOfFold.run(request(2), stop::get, stopsInTheSecondTraining);
        assertFalse(partly.complete());
        assertEquals(12, partly.rows().size());
        Path first = OutOfFold.predictions(out, 1).resolve("predictions.csv");
        FileTime written = Files.getLastModifiedTime(first);

        List<String> again = new ArrayList<>();
        OutOfSample whole = OutOfFold.run(request(2), NEVER, work -> {
            again.add(work.name() + " " + work.total());
            return (done, message) -> {};
        });

        assertTrue(whole.complete());
        assertEquals(24, whole.rows().size());
        assertEquals(written, Files.getLastModifiedTime(first));
        assertTrue(again.containsAll(List.of("Classifying 0", "Classifying 12")), again.toString());
        assertEquals(
                1,
                again.stream()
                        .filter(name -> name.startsWith("Training the UNet"))
                        .count(),
                again.toString());

        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> OutOfFold.run(request(3), NEVER, Progress.SILENT));
        assertTrue(e.getMessage().contains("another trials"), e.getMessage());
    }
}
