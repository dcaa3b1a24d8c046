package cytodiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.ModelFolder;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole training on a few synthetic cells: slow steps, few of them. */
class ModelTrainingTest {
    private static final List<String> CLASSES = List.of("eosinophil", "lymphocyte", "platelet");

    @TempDir
    private static Path data;

    @TempDir
    private Path out;

    @BeforeAll
    static void draw() throws IOException {
        new SmearDataset(CLASSES, 10, 1, Domain.REFERENCE, 48).write(data, Progress.SILENT, () -> false);
    }

    private TrainingRequest request(Path folder) {
        return TrainingRequest.of(data, folder, Recipe.tiny(), 5)
                .precision("fp32")
                .steps(8);
    }

    @Test
    void trainsAModelThatCanBeJudged() throws IOException {
        Path model = out.resolve("model");
        ModelTraining.Result result = ModelTraining.run(request(model), () -> false, Progress.SILENT);
        assertTrue(result.finished());
        assertEquals(8, result.steps());
        ModelCard card = new ModelFolder(model).readCard();
        assertEquals(CLASSES, card.classes());
        assertEquals(32, card.crop());
        assertEquals(
                30,
                card.training().split().values().stream().mapToInt(List::size).sum());
        assertEquals(8, card.training().loss().size());

        EvaluationRequest judge =
                EvaluationRequest.of(model, data).precision("fp32").elimination(new EliminationSettings(4, 6, 2, 0.01));
        List<String> told = new ArrayList<>();
        EvaluationResult judged =
                Evaluation.run(judge, row -> told.add(row.prediction().image()), () -> false, Progress.SILENT);
        assertEquals("test", judged.split());
        assertEquals(
                card.training().split().get("test").stream().sorted().toList(),
                told.stream().sorted().toList());
        assertEquals(3, judged.confusion().total());
    }

    @Test
    void aTruncatedImageIsNamedCountedAndLeftOut() throws IOException {
        Path broken = Files.createDirectory(out.resolve("data"));
        copyTree(data, broken);
        Path file = broken.resolve("platelet").resolve("platelet_00003.png");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 500));
        Path model = out.resolve("model");
        ModelTraining.Result trained = ModelTraining.run(
                TrainingRequest.of(broken, model, Recipe.tiny(), 5)
                        .precision("fp32")
                        .steps(2),
                () -> false,
                Progress.SILENT);
        EvaluationRequest judge =
                new EvaluationRequest(model, broken, "all", 0, new EliminationSettings(2, 2, 1, 0), 0, "fp32");
        EvaluationResult judged = Evaluation.run(judge, row -> {}, () -> false, Progress.SILENT);
        assertEquals(29, judged.rows().size());
        assertEquals(1, judged.failures().size());
        assertEquals(file, judged.failures().get(0).path());
        assertTrue(judged.complete());
        boolean inTraining = trained.failures().stream().anyMatch(f -> f.path().equals(file));
        boolean trainedOn = new ModelFolder(model)
                .readCard()
                .training()
                .split()
                .get("train")
                .contains("platelet/platelet_00003");
        assertEquals(trainedOn, inTraining);
    }

    @Test
    void anInterruptedTrainingKeepsAModelAndGoesOnToTheSameResult() throws IOException {
        Path whole = out.resolve("whole");
        ModelTraining.run(request(whole), () -> false, Progress.SILENT);

        Path parts = out.resolve("parts");
        AtomicInteger looks = new AtomicInteger();
        // The autoencoder has two steps, so that this falls among those of the UNet.
        ModelTraining.Result stopped =
                ModelTraining.run(request(parts), () -> looks.incrementAndGet() > 50, Progress.SILENT);
        assertFalse(stopped.finished());
        assertTrue(stopped.steps() > 0 && stopped.steps() < 8, stopped.steps() + " steps");
        assertTrue(new ModelFolder(parts).exists());

        ModelTraining.Result resumed = ModelTraining.run(request(parts).resume(true), () -> false, Progress.SILENT);
        assertTrue(resumed.finished());
        assertEquals(
                new ModelFolder(whole).readCard().training().loss(),
                new ModelFolder(parts).readCard().training().loss());
        assertEquals(-1, Files.mismatch(weights(whole), weights(parts)));
    }

    private static Path weights(Path model) {
        return model.resolve("unet").resolve("diffusion_pytorch_model.safetensors");
    }

    @Test
    void stoppedBeforeTheUNetThereIsNoModelButATrainingToResume() throws IOException {
        Path model = out.resolve("model");
        ModelTraining.Result result = ModelTraining.run(request(model), () -> true, Progress.SILENT);
        assertNull(result.card());
        assertFalse(new ModelFolder(model).exists());
        assertTrue(ModelTraining.run(request(model).resume(true), () -> false, Progress.SILENT)
                .finished());
    }

    @Test
    void doesNotOverwriteAModel() throws IOException {
        Path model = out.resolve("model");
        ModelTraining.run(request(model).steps(1), () -> false, Progress.SILENT);
        IllegalArgumentException problem = assertThrows(
                IllegalArgumentException.class, () -> ModelTraining.run(request(model), () -> false, Progress.SILENT));
        assertTrue(problem.getMessage().contains("--resume"), problem.getMessage());
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
