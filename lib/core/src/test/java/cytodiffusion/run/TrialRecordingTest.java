package cytodiffusion.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import cytodiffusion.classify.Classification;
import cytodiffusion.classify.DiffusionClassifier;
import cytodiffusion.classify.Elimination;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.image.ImageFile;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.model.OpenModel;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.paper.cytodiffusion.method.EliminationStudy;
import cytodiffusion.paper.cytodiffusion.method.WeightingStudy;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a tiny model of random weights, whose classes are called a, b and c, and drawn cells in folders called so. */
class TrialRecordingTest {
    private static final int TRIALS = 12;
    /** So many that not all images are on their way at once. */
    private static final int MANY = 40;

    @TempDir
    private Path folder;

    private Path data;
    private Path file;
    private OpenModel model;

    @BeforeEach
    void open() throws IOException {
        data = folder.resolve("cells");
        file = folder.resolve("out").resolve("trials.jsonl.gz");
        new SmearDataset(List.of("lymphocyte", "platelet"), 3, 1, Domain.REFERENCE, 32)
                .write(data, Progress.SILENT, () -> false);
        Files.move(data.resolve("lymphocyte"), data.resolve("b"));
        Files.move(data.resolve("platelet"), data.resolve("c"));
        try (NDManager manager = NDManager.newBaseManager()) {
            new ModelFolder(folder.resolve("model")).save(TinyModel.random(manager), Precision.FP32);
        }
        model = new OpenModel(folder.resolve("model"), "fp32");
    }

    @AfterEach
    void close() {
        model.close();
    }

    private TrialRecording.Request request(int limit, int trials) {
        return new TrialRecording.Request(DataFolder.of(data), JudgedPart.UNSAID, limit, trials, 5);
    }

    private TrialRecording.Result record(int limit) throws IOException {
        return TrialRecording.run(model, request(limit, TRIALS), file, () -> false, Progress.SILENT);
    }

    /** What the classifier itself makes of the first cell of the record. */
    private Classification decided(TrialRecord.Image image, EliminationSettings settings) throws IOException {
        try (DiffusionClassifier classifier = model.classifier(settings, 5)) {
            RgbImage cell = ImageFile.read(data.resolve(image.id() + ".png"));
            return classifier.classify(image.id(), classifier.preprocessing().canvas(cell));
        }
    }

    @Test
    void aReplayIsWhatTheClassifierDoes() throws IOException {
        TrialRecord record = record(0).record();
        assertEquals(6, record.images().size());
        EliminationSettings settings = new EliminationSettings(3, TRIALS, 2, 0.2);
        List<Elimination.Outcome> replayed = new EliminationStudy(record, record.ownWeighting()).outcomes(settings);
        int dropped = 0;
        for (int i = 0; i < replayed.size(); i++) {
            Classification live = decided(record.images().get(i), settings);
            Elimination.Outcome replay = replayed.get(i);
            assertArrayEquals(live.outcome().ranking(), replay.ranking());
            assertArrayEquals(live.outcome().removalTrial(), replay.removalTrial());
            for (int c = 0; c < 3; c++) {
                // Sums of other batches may be rounded otherwise.
                assertArrayEquals(
                        live.outcome().errors().byClass()[c], replay.errors().byClass()[c], 1e-4);
            }
            dropped += 3 - replay.survivors().length;
        }
        assertTrue(dropped > 0, "an elimination that drops nothing shows nothing");
    }

    @Test
    void weightedWithTheModelsPolynomialTheRecordDecidesAsTheModel() throws IOException {
        TrialRecord record = record(2).record();
        for (TrialRecord.Image image : record.images()) {
            Classification live = decided(image, EliminationSettings.withoutElimination(TRIALS));
            assertArrayEquals(live.timesteps(), image.timesteps());
            assertEquals(
                    live.predicted(),
                    WeightingStudy.decisions(record.ownWeighting().of(image), List.of(TRIALS))[0]);
        }
    }

    @Test
    void aRecordSurvivesItsFile() throws IOException {
        TrialRecord record = record(0).record();

        TrialRecord read = TrialFile.read(file);

        assertEquals(record.settings(), read.settings());
        for (int i = 0; i < record.images().size(); i++) {
            assertEquals(record.images().get(i).id(), read.images().get(i).id());
            String name = record.images().get(i).id();
            assertEquals(name.startsWith("b/") ? 1 : 2, read.images().get(i).label(), name);
            assertArrayEquals(
                    record.images().get(i).timesteps(), read.images().get(i).timesteps());
            assertTrue(Arrays.deepEquals(
                    record.images().get(i).errors(), read.images().get(i).errors()));
        }
    }

    @Test
    void aStoppedRecordingGoesOn() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        TrialRecording.Result some =
                TrialRecording.run(model, request(0, MANY), file, () -> asked.incrementAndGet() > 1, Progress.SILENT);
        int before = some.record().images().size();
        assertFalse(some.complete());
        assertTrue(before > 0 && before < 6, before + " images");

        TrialRecording.Result all = TrialRecording.run(model, request(0, MANY), file, () -> false, Progress.SILENT);
        TrialRecording.Result two = TrialRecording.run(model, request(2, MANY), file, () -> false, Progress.SILENT);

        assertTrue(all.complete());
        assertEquals(6, all.record().images().size());
        assertEquals(
                some.record().images().get(0).id(), all.record().images().get(0).id());
        assertEquals(2, two.record().images().size(), "those that are asked for");
        assertEquals(6, TrialFile.read(file).images().size(), "and the others are kept");
    }

    @Test
    void trialsOfOtherSettingsAreNotMixed() throws IOException {
        record(2);

        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> TrialRecording.run(model, request(2, TRIALS + 1), file, () -> false, Progress.SILENT));

        assertTrue(refused.getMessage().contains("trials (12, now 13)"), refused.getMessage());
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "no record");
        assertTrue(assertThrows(IOException.class, () -> record(2)).getMessage().contains("move it away"));
        Files.delete(file);
        record(2);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 20));

        IOException damaged = assertThrows(IOException.class, () -> TrialFile.read(file));

        assertTrue(damaged.getMessage().contains("damaged"), damaged.getMessage());
    }

    @Test
    void imagesOfUnknownClassesAreLeftOut() throws IOException {
        Files.move(data.resolve("c"), data.resolve("unknown"));

        TrialRecording.Result result = record(0);

        assertEquals(3, result.record().images().size());
        assertTrue(result.complete());
        assertTrue(result.warning().contains("3 images of classes that the model does not know"), result.warning());
    }
}
