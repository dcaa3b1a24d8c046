package cytodiffusion.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.discriminative.BaselineFolder;
import cytodiffusion.discriminative.BaselineRecipe;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.model.OpenBaseline;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.safetensors.ModelException;
import cytodiffusion.nn.safetensors.SafetensorsReader;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A baseline's whole training on a few synthetic cells. */
class BaselineTrainingTest {
    private static final List<String> CLASSES = List.of("eosinophil", "lymphocyte", "platelet");

    private static final TrainingPlan SMALL =
            TrainingPlan.DEFAULT.preset("resnet18-small").imageSize(32).seed(5);

    private static final String NOTES = "training/notes.json";

    @TempDir
    private static Path data;

    @TempDir
    private Path out;

    @BeforeAll
    static void draw() throws IOException {
        new SmearDataset(CLASSES, 10, 1, Domain.REFERENCE, 48).write(data, Progress.SILENT, () -> false);
    }

    private TrainingRequest request(Path folder) {
        return TrainingRequest.of(data, folder, SMALL).precision("fp32").steps(4);
    }

    @Test
    void trainsAModelThatCanBeJudged() throws IOException {
        Path model = out.resolve("model");
        ModelTraining.Result result = ModelTraining.run(request(model), () -> false, Progress.SILENT);
        assertTrue(result.finished());
        assertEquals(4, result.steps());
        ModelCard card = result.card();
        assertEquals(CLASSES, card.classes());
        assertEquals(32, card.imageSize());
        assertEquals(32, card.crop());
        Map<String, Double> progress = card.training().progress();
        double accuracy = progress.get("validationAccuracy");
        assertTrue(accuracy >= 0 && accuracy <= 1, progress.toString());

        EvaluationRequest judge = EvaluationRequest.of(model, data).precision("fp32");
        EvaluationResult judged = Evaluation.run(judge, row -> {}, () -> false, Progress.SILENT);
        assertEquals(JudgedPart.TEST, judged.split());
        assertEquals(3, judged.confusion().total());
        assertEquals(1, judged.rows().get(0).evaluations());
        assertFalse(judged.metrics().containsKey("meanTrials"), "a baseline makes no trials");
        assertFalse(judged.metrics().containsKey("procedure"), "a baseline makes no trials");
    }

    @Test
    void theErrorsAreNegativeLogitsAndTheConfidenceIsTheirGap() throws IOException {
        Path model = out.resolve("model");
        ModelTraining.run(request(model).steps(2), () -> false, Progress.SILENT);
        EvaluationResult judged = Evaluation.run(
                EvaluationRequest.of(model, data).precision("fp32"), row -> {}, () -> false, Progress.SILENT);
        for (var prediction : judged.predictions()) {
            double[] sorted = prediction.errors().clone();
            Arrays.sort(sorted);
            assertEquals(sorted[1] - sorted[0], prediction.confidence(), 1e-12);
            assertEquals(sorted[0], prediction.errors()[CLASSES.indexOf(prediction.predicted())]);
        }
    }

    @Test
    void anInterruptedTrainingKeepsAModelAndGoesOnToTheSameResult() throws IOException {
        Path whole = out.resolve("whole");
        ModelTraining.run(request(whole), () -> false, Progress.SILENT);

        Path parts = out.resolve("parts");
        StopAfterEpochs second = new StopAfterEpochs(2);
        ModelTraining.Result stopped = ModelTraining.run(request(parts), second, second);
        assertFalse(stopped.finished());
        assertEquals(2, stopped.steps());
        assertTrue(new ModelFolder(parts).exists());

        // Without its preset: the folder knows what was begun in it.
        ModelTraining.Result resumed = ModelTraining.run(
                TrainingRequest.of(data, parts, TrainingPlan.DEFAULT).steps(4).resume(true),
                () -> false,
                Progress.SILENT);
        assertTrue(resumed.finished());
        for (String file : List.of("baseline/model.safetensors", "training/baseline-state.safetensors")) {
            assertEquals(-1, Files.mismatch(whole.resolve(file), parts.resolve(file)), file);
        }
        assertEquals(
                new ModelFolder(whole).readCard().training().loss(),
                new ModelFolder(parts).readCard().training().loss());
    }

    @Test
    void aValidationThatWasStoppedIsMadeUpForEvenAfterTheLastStep() throws IOException {
        // Epochs of two steps: the third is the last, but ends none.
        Path cells = out.resolve("cells");
        new SmearDataset(CLASSES, 28, 1, Domain.REFERENCE, 48).write(cells, Progress.SILENT, () -> false);
        TrainingRequest wholeRequest = TrainingRequest.of(cells, out.resolve("whole"), SMALL)
                .precision("fp32")
                .steps(3);
        ModelTraining.run(wholeRequest, () -> false, Progress.SILENT);
        assertEquals(2, validated(wholeRequest.out()).size());

        TrainingRequest parts = TrainingRequest.of(cells, out.resolve("parts"), SMALL)
                .precision("fp32")
                .steps(3);
        AtomicInteger validations = new AtomicInteger();
        ModelTraining.Result stopped = ModelTraining.run(parts, () -> validations.get() == 2, work -> {
            validations.addAndGet(work.name().equals("Validating") ? 1 : 0);
            return (done, message) -> {};
        });
        assertFalse(stopped.finished());
        assertEquals(3, stopped.steps());
        assertEquals(1, validated(parts.out()).size());

        ModelTraining.run(parts.resume(true), () -> false, Progress.SILENT);
        assertEquals(validated(wholeRequest.out()), validated(parts.out()));
    }

    @Test
    void aKeptModelGoesOnForTheRestOfItsTime() throws IOException {
        Path model = out.resolve("model");
        TrainingRequest anHour = request(model).time(Duration.ofHours(1));
        StopAfterEpochs second = new StopAfterEpochs(2);
        assertEquals(KeptModel.End.STOPPED, KeptModel.end(anHour, second, second));
        JsonObject notes = notes(model);
        notes.addProperty("seconds", 3601);
        Files.writeString(model.resolve(NOTES), notes.toString());

        StopAfterEpochs tenth = new StopAfterEpochs(10);
        assertEquals(KeptModel.End.FINISHED, KeptModel.end(anHour, tenth, tenth), "no time was left");
    }

    private static JsonArray validated(Path model) throws IOException {
        return notes(model).getAsJsonArray("validated");
    }

    private static JsonObject notes(Path model) throws IOException {
        return JsonParser.parseString(Files.readString(model.resolve(NOTES))).getAsJsonObject();
    }

    @Test
    void startsFromAnotherBaselineWhoseClassesAreOthers() throws IOException {
        Path first = out.resolve("first");
        ModelTraining.run(request(first).steps(1), () -> false, Progress.SILENT);
        Path second = out.resolve("second");
        TrainingPlan fewer = SMALL.excluding(Set.of("platelet")).init(first.toString());
        ModelTraining.Result result = ModelTraining.run(
                TrainingRequest.of(data, second, fewer).precision("fp32").steps(1), () -> false, Progress.SILENT);
        assertEquals(List.of("eosinophil", "lymphocyte"), result.card().classes());
        assertEquals("first", result.card().training().settings().get("start"));
        // One step of the warm-up moves a weight by a hundredth of the learning rate of 0.001 at most.
        float[] before = weights(first);
        float[] after = weights(second);
        for (int i = 0; i < before.length; i++) {
            assertEquals(before[i], after[i], 3e-5f, "weight " + i);
        }
    }

    private static float[] weights(Path model) throws IOException {
        try (SafetensorsReader file = SafetensorsReader.open(new BaselineFolder(model).weights())) {
            return file.floats("layer3.0.conv1.weight");
        }
    }

    @Test
    void weightsOfAnotherNetworkLeaveNothingInTheWay() throws IOException {
        Path first = out.resolve("first");
        ModelTraining.run(request(first).steps(1), () -> false, Progress.SILENT);
        Path second = out.resolve("second");
        TrainingPlan other = SMALL.preset("vit-small").init(first.toString());
        ModelException problem = assertThrows(
                ModelException.class,
                () -> ModelTraining.run(
                        TrainingRequest.of(data, second, other)
                                .precision("fp32")
                                .steps(1),
                        () -> false,
                        Progress.SILENT));
        assertTrue(problem.getMessage().contains("bn1.bias"), problem.getMessage());
        assertFalse(Files.exists(second.resolve(NOTES)));
    }

    @Test
    void stoppedBeforeItsFirstStepThereIsNoModel() throws IOException {
        Path model = out.resolve("model");
        StopAfterEpochs atOnce = new StopAfterEpochs(0);
        assertNull(ModelTraining.run(request(model), atOnce, atOnce).card());
        assertFalse(new ModelFolder(model).exists());
    }

    @Test
    void doesNotOverwriteABaseline() throws IOException {
        Path model = out.resolve("model");
        ModelTraining.run(request(model).steps(1), () -> false, Progress.SILENT);
        assertThrows(
                IllegalArgumentException.class, () -> ModelTraining.run(request(model), () -> false, Progress.SILENT));
    }

    @Test
    void opensAsWhatItIs() throws IOException {
        Path model = out.resolve("model");
        ModelTraining.run(request(model).steps(1), () -> false, Progress.SILENT);
        try (TrainedModel opened = TrainedModel.open(model, "fp32")) {
            assertInstanceOf(OpenBaseline.class, opened);
            assertFalse(opened.drawsTrials());
        }
    }

    @Test
    void everyBaselineHasANetworkForItsImages() {
        for (String name : BaselineRecipe.names()) {
            BaselineRecipe recipe = BaselineRecipe.find(name).orElseThrow();
            assertEquals(
                    9,
                    recipe.architecture().network(9, recipe.imageSize()).head().out(),
                    name);
        }
    }

    /** Fifty epochs of 1,000 images in batches of 64 are fifty times sixteen steps, the last of each not quite full. */
    @Test
    void countsTheStepsOfEpochs() {
        assertEquals(800, BaselineRecipe.find("resnet18-small").orElseThrow().steps(50, 1000));
    }

    /** Asks to stop once so many epochs are trained. */
    private static final class StopAfterEpochs implements Stop, Progress {
        private final int epochs;
        private int trained;

        StopAfterEpochs(int epochs) {
            this.epochs = epochs;
        }

        @Override
        public boolean requested() {
            return trained >= epochs;
        }

        @Override
        public Task start(Work started) {
            return (done, message) -> trained += started.name().startsWith("Training") ? 1 : 0;
        }
    }
}
