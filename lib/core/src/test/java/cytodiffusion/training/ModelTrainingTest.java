package cytodiffusion.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.safetensors.SafetensorsReader;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole training on a few synthetic cells: slow steps, few of them. */
@Tag("numerics")
class ModelTrainingTest {
    private static final List<String> CLASSES = List.of("eosinophil", "lymphocyte", "platelet");

    private static final TrainingPlan TINY = TrainingPlan.DEFAULT.preset("tiny").seed(5);

    @TempDir
    private static Path data;

    @TempDir
    private Path out;

    @BeforeAll
    static void draw() throws IOException {
        new SmearDataset(CLASSES, 10, 1, Domain.REFERENCE, 48).write(data, Progress.SILENT, () -> false);
    }

    private TrainingRequest request(Path folder) {
        return TrainingRequest.of(data, folder, TINY).precision("fp32").steps(8);
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
        assertEquals(JudgedPart.TEST, judged.split());
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
                TrainingRequest.of(broken, model, TINY).precision("fp32").steps(2), () -> false, Progress.SILENT);
        EvaluationRequest judge =
                new EvaluationRequest(model, broken, JudgedPart.ALL, 0, new EliminationSettings(2, 2, 1, 0), 0, "fp32");
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
        StopAt early = new StopAt("Training the autoencoder", 1);
        ModelTraining.Result nothingYet = ModelTraining.run(request(parts), early, early);
        assertNull(nothingYet.card());
        assertFalse(new ModelFolder(parts).exists());

        TrainingRequest goOn = request(parts).resume(true);
        StopAt third = new StopAt("Training the UNet", 3);
        ModelTraining.Result stopped = ModelTraining.run(goOn, third, third);
        assertFalse(stopped.finished());
        assertEquals(3, stopped.steps());
        assertTrue(new ModelFolder(parts).exists());

        assertTrue(ModelTraining.run(goOn, () -> false, Progress.SILENT).finished());
        ModelCard expected = new ModelFolder(whole).readCard();
        ModelCard actual = new ModelFolder(parts).readCard();
        assertEquals(expected.training().loss(), actual.training().loss());
        assertArrayEquals(expected.weighting(), actual.weighting());
        for (String part : List.of("unet", "vae")) {
            assertEquals(-1, Files.mismatch(weights(whole, part), weights(parts, part)), part);
        }
    }

    private static Path weights(Path model, String part) {
        return model.resolve(part).resolve("diffusion_pytorch_model.safetensors");
    }

    @Test
    void stoppedWhileReadingThereIsNothingInTheWayOfAnotherTry() throws IOException {
        Path model = out.resolve("model");
        StopAt reading = new StopAt("Reading images", 5);
        assertNull(ModelTraining.run(request(model).steps(1), reading, reading).card());
        assertTrue(ModelTraining.run(request(model).steps(1), () -> false, Progress.SILENT)
                .finished());
    }

    @Test
    void resumesByTheTrainingsOwnPlan() throws IOException {
        Path model = out.resolve("model");
        ModelTraining.run(request(model).steps(2), () -> false, Progress.SILENT);
        ModelCard before = new ModelFolder(model).readCard();

        TrainingRequest unsaid =
                TrainingRequest.of(data, model, TrainingPlan.DEFAULT).steps(3).resume(true);
        ModelTraining.run(unsaid, () -> false, Progress.SILENT);
        ModelCard after = new ModelFolder(model).readCard();
        assertEquals(before.training().split(), after.training().split());
        assertEquals(5, after.training().seed());

        TrainingRequest other =
                TrainingRequest.of(data, model, TINY.seed(6)).steps(4).resume(true);
        IllegalArgumentException problem = assertThrows(
                IllegalArgumentException.class, () -> ModelTraining.run(other, () -> false, Progress.SILENT));
        assertTrue(problem.getMessage().contains("begun with"), problem.getMessage());
    }

    @Test
    void aGeneratorLearnsTheCellsAsTheyAreAndStaysOneWhenResumed() throws IOException {
        Path generator = out.resolve("generator");
        ModelTraining.run(
                TrainingRequest.of(data, generator, TINY.generator(true)).steps(1), () -> false, Progress.SILENT);
        ModelTraining.run(
                TrainingRequest.of(data, generator, TrainingPlan.DEFAULT)
                        .steps(2)
                        .resume(true),
                () -> false,
                Progress.SILENT);
        ModelCard drawn = new ModelFolder(generator).readCard();
        assertEquals("flips", drawn.training().settings().get("augmentation"));
        assertEquals("0.0", drawn.training().settings().get("mixupAlpha"));
        assertEquals(
                "time or number given beforehand, no image",
                drawn.training().settings().get("steps chosen by"));
        assertTrue(
                drawn.training().settings().get("weighting fitted to").endsWith(" validation images"),
                drawn.training().settings()::toString);

        TrainingRequest classifier =
                TrainingRequest.of(data, generator, TINY).steps(3).resume(true);
        assertThrows(IllegalArgumentException.class, () -> ModelTraining.run(classifier, () -> false, Progress.SILENT));
        IllegalArgumentException problem = assertThrows(
                IllegalArgumentException.class, () -> TINY.preset("vit-small").generator(true));
        assertTrue(problem.getMessage().contains("cannot draw cells"), problem.getMessage());
    }

    @Test
    void startsFromAnotherModelAndResumesSo() throws IOException {
        Path first = out.resolve("first");
        ModelTraining.run(request(first).steps(2), () -> false, Progress.SILENT);
        Path other = Files.createDirectory(out.resolve("other data"));
        for (String renamed : List.of("eosinophil", "lymphocyte")) {
            copyTree(data.resolve(renamed), other.resolve("my " + renamed));
        }
        Path tuned = out.resolve("tuned");
        TrainingRequest tune = TrainingRequest.of(other, tuned, TINY.init(first.toString()))
                .precision("fp32")
                .steps(2);
        StopAt atOnce = new StopAt("Training the UNet", 1);
        ModelTraining.run(tune, atOnce, atOnce);
        ModelTraining.Result result = ModelTraining.run(
                TrainingRequest.of(other, tuned, TrainingPlan.DEFAULT).steps(2).resume(true),
                () -> false,
                Progress.SILENT);
        assertTrue(result.finished());
        ModelCard card = new ModelFolder(tuned).readCard();
        assertEquals(List.of("my eosinophil", "my lymphocyte"), card.classes());
        assertEquals("first", card.training().settings().get("start"));
        assertEquals(0, card.training().progress().get("autoencoderSteps"));
        assertEquals(-1, Files.mismatch(weights(first, "vae"), weights(tuned, "vae")), "the autoencoder is kept");
        // Two steps of a small rate stay near the start, and leave it.
        double distance = distance(weights(first, "unet"), weights(tuned, "unet"));
        assertTrue(distance > 0 && distance < 0.01, "moved by " + distance);
    }

    private static double distance(Path one, Path other) throws IOException {
        try (SafetensorsReader a = SafetensorsReader.open(one);
                SafetensorsReader b = SafetensorsReader.open(other)) {
            double most = 0;
            for (String name : a.names()) {
                float[] x = a.floats(name);
                float[] y = b.floats(name);
                for (int i = 0; i < x.length; i++) {
                    most = Math.max(most, Math.abs(x[i] - y[i]));
                }
            }
            return most;
        }
    }

    @Test
    void saysWhyItCannotStartFromAModel() throws IOException {
        Path other = out.resolve("other");
        ModelTraining.run(request(other).steps(1), () -> false, Progress.SILENT);
        Path model = out.resolve("model");
        TrainingRequest small = TrainingRequest.of(data, model, TrainingPlan.DEFAULT.init(other.toString()));
        IllegalArgumentException problem = assertThrows(
                IllegalArgumentException.class, () -> ModelTraining.run(small, () -> false, Progress.SILENT));
        assertTrue(problem.getMessage().contains("block_out_channels of its unet is [16, 32]"), problem.getMessage());
        assertFalse(Files.exists(model), "nothing is left in the way of another try");
        TrainingRequest none = TrainingRequest.of(data, model, TINY.init(data.toString()));
        assertThrows(IllegalArgumentException.class, () -> ModelTraining.run(none, () -> false, Progress.SILENT));
    }

    @Test
    void saysHowManyClassesThePresetTakes() throws IOException {
        Path many = out.resolve("data");
        for (int i = 0; i < 20; i++) {
            copyTree(data.resolve("platelet"), Files.createDirectories(many).resolve("class " + i));
        }
        Path model = out.resolve("model");
        TrainingRequest request = TrainingRequest.of(many, model, TINY);
        IllegalArgumentException problem = assertThrows(
                IllegalArgumentException.class, () -> ModelTraining.run(request, () -> false, Progress.SILENT));
        assertTrue(problem.getMessage().contains("takes at most 16 classes"), problem.getMessage());
        assertFalse(Files.exists(model), "nothing is left in the way of another try");
    }

    @Test
    void goesOnWithAGivenSplitWhateverElseLiesInTheFolder() throws IOException {
        Path model = out.resolve("model");
        Map<String, List<String>> split = Map.of(
                "train", List.of("eosinophil/eosinophil_00001", "lymphocyte/lymphocyte_00001"),
                "validation", List.of("platelet/platelet_00001"),
                "test", List.of("platelet/platelet_00002"));
        ModelTraining.run(request(model).steps(1).split(split), () -> false, Progress.SILENT);

        ModelTraining.Result more =
                ModelTraining.run(request(model).steps(2).split(split).resume(true), () -> false, Progress.SILENT);

        assertEquals(2, more.steps());
        assertTrue(more.card().training().split().containsKey("unused"));
        Map<String, List<String>> other =
                Map.of("train", split.get("train"), "validation", split.get("test"), "test", split.get("validation"));
        assertThrows(
                IllegalArgumentException.class,
                () -> ModelTraining.run(
                        request(model).steps(3).split(other).resume(true), () -> false, Progress.SILENT));
    }

    @Test
    void saysWhichClassesThereAreToExclude() {
        TrainingRequest unknown = TrainingRequest.of(data, out.resolve("model"), TINY.excluding(Set.of("blast")));
        IllegalArgumentException problem = assertThrows(
                IllegalArgumentException.class, () -> ModelTraining.run(unknown, () -> false, Progress.SILENT));
        assertTrue(
                problem.getMessage().contains("'blast', is none of eosinophil, lymphocyte, platelet"),
                problem.getMessage());
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

    /** Asks to stop once some units of a piece of work are done. */
    private static final class StopAt implements Stop, Progress {
        private final String work;
        private final long units;
        private boolean reached;

        StopAt(String work, long units) {
            this.work = work;
            this.units = units;
        }

        @Override
        public boolean requested() {
            return reached;
        }

        @Override
        public Task start(Work started) {
            return (done, message) -> reached |= started.name().equals(work) && done >= units;
        }
    }
}
