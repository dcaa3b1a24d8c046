package cytodiffusion.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.discriminative.BaselineFolder;
import cytodiffusion.discriminative.ClassOrder;
import cytodiffusion.discriminative.LossKind;
import cytodiffusion.discriminative.LstmConfig;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.nn.safetensors.SafetensorsReader;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.train.Method;
import cytodiffusion.training.LearningOptions.Changes;
import cytodiffusion.training.LearningOptions.Tune;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings of small networks with other settings than their presets'. */
class LearningOptionsTest {
    private static final LearningOptions HINGE = LearningOptions.PRESET
            .objective(LossKind.HINGE)
            .optimizer(Method.MOMENTUM)
            .rate(1e-3)
            .batch(5)
            .dropout(0.25)
            .stageDropout(0.1)
            .classes(ClassOrder.WEIGHTED)
            .augmentation(Changes.FLIPS);
    private static final TrainingPlan W_NET =
            TrainingPlan.DEFAULT.preset("w-net-small").imageSize(32).learning(HINGE);

    @TempDir
    private static Path data;

    @TempDir
    private Path out;

    @BeforeAll
    static void draw() throws IOException {
        new SmearDataset(List.of("eosinophil", "lymphocyte"), 10, 1, Domain.REFERENCE, 48)
                .write(data, Progress.SILENT, () -> false);
    }

    private static ModelTraining.Result train(Path folder, TrainingPlan plan, long steps) throws IOException {
        return ModelTraining.run(
                TrainingRequest.of(data, folder, plan).precision("fp32").steps(steps), () -> false, Progress.SILENT);
    }

    @Test
    void whatWasChangedStandsInTheCard() throws IOException {
        Map<String, String> settings =
                train(out.resolve("model"), W_NET, 2).card().training().settings();
        assertEquals("hinge", settings.get("objective"));
        assertEquals("momentum", settings.get("baseline optimizer"));
        assertEquals("0.001", settings.get("baseline learning rate"));
        assertEquals("5", settings.get("batch"));
        assertEquals("0.25", settings.get("dropout"));
        assertEquals("0.1", settings.get("stage-dropout"));
        assertEquals("weighted", settings.get("classes"));
        assertEquals("flips", settings.get("augmentation"));
        assertEquals("Xavier, uniform", settings.get("random weights"));
        assertEquals("all", settings.get("tune"));
    }

    @Test
    void aResumeKnowsThemAndGoesOnBitForBit() throws IOException {
        Path whole = out.resolve("whole");
        train(whole, W_NET, 6);

        Path parts = out.resolve("parts");
        AtomicInteger steps = new AtomicInteger();
        Stop afterThree = () -> steps.get() >= 3;
        ModelTraining.Result stopped = ModelTraining.run(
                TrainingRequest.of(data, parts, W_NET).precision("fp32").steps(6),
                afterThree,
                work -> (done, message) -> steps.addAndGet(work.name().startsWith("Training") ? 1 : 0));
        assertFalse(stopped.finished());
        assertTrue(stopped.steps() < 6, "steps " + stopped.steps());
        ModelTraining.run(
                TrainingRequest.of(data, parts, TrainingPlan.DEFAULT).steps(6).resume(true),
                () -> false,
                Progress.SILENT);
        assertEquals(
                -1,
                Files.mismatch(
                        whole.resolve("training/baseline-state.safetensors"),
                        parts.resolve("training/baseline-state.safetensors")));
    }

    @Test
    void theLastLayerAloneIsTunedOnTopOfAnotherModel() throws IOException {
        Path first = out.resolve("first");
        TrainingPlan small =
                TrainingPlan.DEFAULT.preset("resnet18-small").imageSize(32).seed(5);
        train(first, small, 1);
        Path second = out.resolve("second");
        LearningOptions last = LearningOptions.PRESET.tune(Tune.LAST);
        train(second, small.start(first).learning(last), 3);
        try (SafetensorsReader before = SafetensorsReader.open(new BaselineFolder(first).weights());
                SafetensorsReader after = SafetensorsReader.open(new BaselineFolder(second).weights())) {
            for (String name : before.names()) {
                if (!name.startsWith("fc.")) {
                    assertArrayEquals(before.floats(name), after.floats(name), name);
                }
            }
            assertFalse(Arrays.equals(before.floats("fc.weight"), after.floats("fc.weight")));
        }
    }

    @Test
    void anEpochSeesEveryTrainingImageOnce() throws IOException {
        Path model = out.resolve("model");
        ModelTraining.Result result = ModelTraining.run(
                TrainingRequest.of(data, model, W_NET).precision("fp32").epochs(2), () -> false, Progress.SILENT);
        // 16 of 20 images are for training: four steps of five images an epoch, the last of which begins the next.
        assertEquals(8, result.steps());
        assertTrue(result.finished());
    }

    /** Three images of the first class to one of the second. */
    @Test
    void weightsMakeUpForTheSizesOfClasses() {
        int[] labels = {0, 0, 0, 1};
        assertArrayEquals(new double[] {4 / 6.0, 2}, ClassOrder.WEIGHTED.weights(labels, 2), 1e-12);
        assertEquals(0, ClassOrder.NATURAL.weights(labels, 2).length);
    }

    @Test
    void aDiffusionModelTakesNoneOfThem() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> TrainingPlan.DEFAULT.learning(HINGE));
        assertTrue(refused.getMessage().contains("objective"), refused.getMessage());
    }

    @Test
    void aNetworkWithoutDropoutRefusesIt() {
        LearningOptions dropout = LearningOptions.PRESET.dropout(0.5);
        TrainingPlan plan = TrainingPlan.DEFAULT.preset("resnet18-small").learning(dropout);
        assertThrows(IllegalArgumentException.class, plan::baseline);
    }

    /** Four convolutions of 5x5 leave 4x4 of 64 pixels, and 128 channels. */
    @Test
    void theShapeOfAWNetOrAnLstmCanBeAnother() {
        TrainingPlan plan = TrainingPlan.DEFAULT
                .preset("w-net-small")
                .imageSize(64)
                .learning(LearningOptions.PRESET.shape(Map.of("convolutions", 4, "kernel", 5)));
        List<TensorSpec> tensors =
                plan.baseline().orElseThrow().architecture().network(5, 64).tensors();
        assertEquals(new Shape(128, 64, 5, 5), tensors.get(6).shape());
        assertEquals(new Shape(96, 128 * 4 * 4), tensors.get(8).shape());
        assertEquals(Map.of("shape", "convolutions=4,kernel=5"), plan.learning().changed());

        LearningOptions wide = LearningOptions.PRESET.shape(Map.of("units", 64));
        var lstm = TrainingPlan.DEFAULT.preset("lstm").learning(wide).baseline().orElseThrow();
        assertEquals(LstmConfig.of(64), lstm.architecture());
    }

    @Test
    void aShapeThatIsNoneIsRefused() {
        for (Map<String, Integer> shape : List.of(
                Map.of("units", 3), Map.of("kernel", 4), Map.of("convolutions", 0), Map.of("convolutions", 9))) {
            TrainingPlan plan = TrainingPlan.DEFAULT.preset("w-net").learning(LearningOptions.PRESET.shape(shape));
            assertThrows(IllegalArgumentException.class, plan::baseline, shape.toString());
        }
        TrainingPlan resNet =
                TrainingPlan.DEFAULT.preset("resnet18").learning(LearningOptions.PRESET.shape(Map.of("kernel", 5)));
        assertThrows(IllegalArgumentException.class, resNet::baseline);
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> options(0.0, 1, 0.0));
        assertThrows(IllegalArgumentException.class, () -> options(0.1, 0, 0.0));
        assertThrows(IllegalArgumentException.class, () -> options(0.1, 1, 1.0));
    }

    private static LearningOptions options(double rate, int batch, double dropout) {
        return LearningOptions.PRESET.rate(rate).batch(batch).dropout(dropout);
    }
}
