package cytodiffusion.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.catalog.Manifest;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.diffusion.CellGenerator.Cell;
import cytodiffusion.diffusion.DpmSolver;
import cytodiffusion.gan.GanFolder;
import cytodiffusion.io.Sha256;
import cytodiffusion.model.GeneratedDataset;
import cytodiffusion.model.GenerativeModel;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generator's whole training on a few synthetic cells, and what is done with it. */
class GanTrainingTest {
    private static final List<String> CLASSES = List.of("eosinophil", "lymphocyte", "platelet");
    private static final TrainingPlan SMALL =
            TrainingPlan.DEFAULT.preset("dcgan-small").seed(5).learning(LearningOptions.PRESET.batch(4));

    @TempDir
    private static Path data;

    @TempDir
    private Path out;

    @BeforeAll
    static void draw() throws IOException {
        new SmearDataset(CLASSES, 10, 1, Domain.REFERENCE, 96).write(data, Progress.SILENT, () -> false);
    }

    private static TrainingRequest request(Path folder) {
        return TrainingRequest.of(data, folder, SMALL).precision("fp32").steps(3);
    }

    private static GenerativeModel open(Path model) {
        return GenerativeModel.open(model, "fp32", new DpmSolver(2));
    }

    @Test
    void trainsAGeneratorThatDrawsACellByItsNumber() throws IOException {
        Path model = out.resolve("model");
        ModelTraining.Result result = ModelTraining.run(request(model), () -> false, Progress.SILENT);
        assertTrue(result.finished());
        assertEquals(3, result.steps());
        ModelCard card = result.card();
        assertEquals(CLASSES, card.classes());
        assertEquals(64, card.imageSize());
        assertEquals("4", card.training().settings().get("batch"));
        assertFalse(card.training().split().get("test").isEmpty());

        try (GenerativeModel generator = open(model)) {
            List<RgbImage> all = new ArrayList<>();
            generator.draw(Cell.ofEach(3, 7), 1, (cell, image) -> all.add(image), () -> false, Progress.SILENT);
            List<RgbImage> one = new ArrayList<>();
            generator.draw(List.of(new Cell(2, 7)), 1, (cell, image) -> one.add(image), () -> false, Progress.SILENT);
            assertArrayEquals(all.get(20).pixels(), one.get(0).pixels());
            assertEquals(64, one.get(0).width());
        }
        var judging = assertThrows(IllegalArgumentException.class, () -> TrainedModel.open(model, "fp32"));
        assertTrue(judging.getMessage().contains("draws cells"), judging.getMessage());
    }

    @Test
    void aTrainingInPartsIsThatOfOnePiece() throws IOException {
        Path whole = out.resolve("whole");
        ModelTraining.run(request(whole), () -> false, Progress.SILENT);
        Path parts = out.resolve("parts");
        AtomicLong done = new AtomicLong();
        ModelTraining.Result stopped = ModelTraining.run(
                request(parts),
                () -> done.get() >= 2,
                work -> (count, message) -> done.set(work.name().startsWith("Training") ? count : 0));
        assertFalse(stopped.finished());
        assertEquals(2, stopped.steps());
        ModelTraining.Result resumed = ModelTraining.run(request(parts).resume(true), () -> false, Progress.SILENT);
        assertTrue(resumed.finished());
        for (String file : List.of("gan/generator.safetensors", "training/gan-state.safetensors")) {
            assertEquals(-1, Files.mismatch(whole.resolve(file), parts.resolve(file)), file);
        }
    }

    @Test
    void oneClassAloneHasAGeneratorOfItsOwn() throws IOException {
        Path model = out.resolve("platelets");
        TrainingRequest request = TrainingRequest.of(data, model, SMALL.only("platelet"))
                .precision("fp32")
                .steps(1);
        ModelCard card =
                ModelTraining.run(request, () -> false, Progress.SILENT).card();
        assertEquals(List.of("platelet"), card.classes());
        card.training().split().forEach((part, ids) -> {
            boolean used = !part.equals("unused");
            assertTrue(ids.stream().allMatch(id -> id.startsWith("platelet/") == used), part + " " + ids);
        });
        assertEquals("platelet", card.training().settings().get("class"));
        assertTrue(new GanFolder(model).exists());
        TrainingPlan none = SMALL.only("unicorn");
        TrainingRequest wrong =
                TrainingRequest.of(data, out.resolve("none"), none).steps(1);
        assertThrows(IllegalArgumentException.class, () -> ModelTraining.run(wrong, () -> false, Progress.SILENT));
    }

    @Test
    void refusesWhatNoGeneratorTakes() {
        assertThrows(IllegalArgumentException.class, () -> TrainingPlan.DEFAULT.only("platelet"));
        assertThrows(IllegalArgumentException.class, () -> SMALL.imageSize(32).gan());
        assertThrows(IllegalArgumentException.class, () -> SMALL.init("model"));
        var tune = LearningOptions.PRESET.tune(LearningOptions.Tune.LAST);
        var refused = assertThrows(IllegalArgumentException.class, () -> SMALL.learning(tune));
        assertTrue(refused.getMessage().contains("none of tune"), refused.getMessage());
    }

    @Test
    void itsCellsAreADatasetThatSaysWhereItComesFrom() throws IOException {
        Path model = out.resolve("Maker");
        ModelTraining.run(request(model).steps(1), () -> false, Progress.SILENT);
        Path cells = out.resolve("cells");
        GeneratedDataset dataset = new GeneratedDataset(cells, 3, 8);
        GeneratedDataset.Origin origin = GeneratedDataset.Origin.of(model);
        try (GenerativeModel generator = open(model)) {
            // Stopped before the first batch: what is there is no dataset yet.
            assertEquals(0, dataset.write(generator, origin, () -> true, Progress.SILENT));
            assertFalse(Files.exists(cells.resolve(GeneratedDataset.MANIFEST)));
            assertEquals(9, dataset.write(generator, origin, () -> false, Progress.SILENT));
            Path first = cells.resolve("platelet/platelet-00001.png");
            String hash = Sha256.of(first);
            Files.delete(first);
            assertEquals(9, dataset.write(generator, origin, () -> false, Progress.SILENT));
            assertEquals(hash, Sha256.of(first));
            GeneratedDataset others = new GeneratedDataset(cells, 3, 9);
            assertThrows(IOException.class, () -> others.write(generator, origin, () -> false, Progress.SILENT));
        }
        ImageFolder images = ImageFolder.scan(cells);
        assertEquals(CLASSES, images.classes());
        assertEquals(9, images.images().size());

        String json = Files.readString(cells.resolve(GeneratedDataset.MANIFEST));
        Manifest manifest = Manifest.parse(json, "its manifest");
        assertEquals(Manifest.Availability.GENERATED, manifest.availability());
        assertEquals(9, manifest.files().size());
        assertTrue(
                manifest.description().contains("Maker")
                        && manifest.description().contains("Not real"),
                json);
        assertTrue(
                manifest.licence().contains(data.getFileName().toString()), "of unknown data: " + manifest.licence());
        Map<String, String> hashes =
                Map.of("platelet/platelet-00001.png", Sha256.of(cells.resolve("platelet/platelet-00001.png")));
        manifest.files().stream()
                .filter(file -> hashes.containsKey(file.path()))
                .forEach(file -> assertEquals(hashes.get(file.path()), file.sha256()));
    }
}
