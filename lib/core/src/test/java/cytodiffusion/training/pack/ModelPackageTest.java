package cytodiffusion.training.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.diffusion.DpmSolver;
import cytodiffusion.model.GenerativeModel;
import cytodiffusion.model.OpenModel;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.ModelCard.LossPoint;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import cytodiffusion.training.LearningOptions;
import cytodiffusion.training.ModelTraining;
import cytodiffusion.training.TestLook;
import cytodiffusion.training.TestLooks;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPackageTest {
    private static final String WEIGHTS = "unet/diffusion_pytorch_model.safetensors";

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void saveAModel() throws IOException {
        saveAModel(Map.of(
                "preset", "small", "start", "random weights", "excluded", "blast", "perClass", "50", "fold", "2 of 4"));
    }

    private void saveAModel(Map<String, String> settings) throws IOException {
        model = folder.resolve("model");
        try (NDManager manager = NDManager.newBaseManager();
                LatentModel tiny = TinyModel.random(manager)) {
            ModelFolder files = new ModelFolder(model);
            files.save(tiny, Precision.FP32);
            ModelCard card = tiny.card();
            files.saveCard(new ModelCard(
                    card.format(),
                    card.classes(),
                    card.imageSize(),
                    card.crop(),
                    card.maskRadius(),
                    card.weighting(),
                    new ModelCard.Training(
                            "cells",
                            3,
                            "bf16",
                            2,
                            settings,
                            Map.of("unetSteps", 1200.0, "seconds", 1800.0),
                            List.of(new LossPoint(600, 0.2), new LossPoint(1200, 0.1)),
                            Map.of("java", "17"),
                            "a machine",
                            Map.of("train", List.of("a/1", "a/2"), "test", List.of("a/3")))));
        }
        Files.createDirectories(model.resolve("training"));
        Files.writeString(model.resolve("training/notes.json"), "{}");
    }

    @Test
    void isHalfAsLargeAndWithoutTheTrainingsState() throws IOException {
        Path target = folder.resolve("package");
        ModelPackage.write(model, target, "For tests.", List.of());

        assertFalse(Files.exists(target.resolve("training")));
        double ratio = (double) Files.size(target.resolve(WEIGHTS)) / Files.size(model.resolve(WEIGHTS));
        assertTrue(ratio < 0.6, "ratio " + ratio);
        try (OpenModel opened = new OpenModel(target, "fp32")) {
            assertEquals(3, opened.card().training().seed());
        }
    }

    /** Trained for two steps at 32 pixels with another rate, which the command of its page names. */
    @Test
    void aNetworkIsPackedToo() throws IOException {
        Path network = trained(
                TrainingPlan.DEFAULT
                        .preset("w-net-small")
                        .imageSize(32)
                        .seed(4)
                        .learning(LearningOptions.PRESET.rate(0.002).augmentation(LearningOptions.Changes.FLIPS)),
                2);

        Path target = folder.resolve("package");
        ModelPackage.write(network, target, "For tests.", List.of());

        String page = Files.readString(target.resolve("README.md"));
        assertTrue(
                page.contains("cyto train --preset w-net-small --data 'cells' --size 32 --crop 0 --seed 4 --rate 0.002"
                        + " --augmentation flips --precision fp32 --steps 2 --out model"),
                page);
        assertFalse(page.contains("UNet"), page);
        String weights = "baseline/model.safetensors";
        double ratio = (double) Files.size(target.resolve(weights)) / Files.size(network.resolve(weights));
        assertTrue(ratio < 0.6, "ratio " + ratio);
        try (TrainedModel opened = TrainedModel.open(target, "fp32")) {
            assertFalse(opened.drawsTrials());
            assertEquals(List.of("eosinophil", "lymphocyte"), opened.card().classes());
        }
    }

    /** Without the discriminator, which draws nothing. */
    @Test
    void aGeneratorIsPackedToo() throws IOException {
        Path generator = trained(
                TrainingPlan.DEFAULT.preset("dcgan-small").crop(48).learning(LearningOptions.PRESET.batch(2)), 1);

        Path target = folder.resolve("package");
        ModelPackage.write(generator, target, "For tests.", List.of());

        String page = Files.readString(target.resolve("README.md"));
        assertTrue(page.contains("--crop 48 --seed 0 --batch 2 --precision fp32 --steps 1 --out model"), page);
        assertTrue(page.contains("Loss of the discriminator"), page);
        String weights = "gan/generator.safetensors";
        double ratio = (double) Files.size(target.resolve(weights)) / Files.size(generator.resolve(weights));
        assertTrue(ratio < 0.6, "ratio " + ratio);
        try (GenerativeModel opened = GenerativeModel.open(target, "fp32", new DpmSolver(1))) {
            assertEquals(List.of("eosinophil", "lymphocyte"), opened.card().classes());
        }
    }

    /** The folder of a model that was trained for so many steps on ten cells of each of two classes. */
    private Path trained(TrainingPlan plan, long steps) throws IOException {
        Path cells = folder.resolve("cells");
        new SmearDataset(List.of("eosinophil", "lymphocyte"), 10, 1, Domain.REFERENCE, 48)
                .write(cells, Progress.SILENT, () -> false);
        Path trained = folder.resolve("trained");
        ModelTraining.run(
                TrainingRequest.of(cells, trained, plan).precision("fp32").steps(steps), () -> false, Progress.SILENT);
        return trained;
    }

    @Test
    void thePageNamesTheModelWhoseTestImagesAreThisOnesToo() throws IOException {
        saveAModel(Map.of("preset", "small", "start", "random weights", "test of", "pbc"));

        String page = pageWith("{}");

        assertTrue(page.contains("--crop 0 --seed 3 --test-of pbc --minutes 30"), page);
    }

    @Test
    void thePageTellsWhatItIsForHowItWasTrainedAndHowGoodItIs() throws IOException {
        String page = pageWith(
                "{\"n\": 100, \"accuracy\": 0.95, \"accuracyInterval95\": [0.89, 0.98], \"procedure\": \"paper\","
                        + " \"maxTrials\": 200, \"unetEvaluationsPerImage\": 236.08317}");

        assertTrue(page.startsWith("# named\n\nFor tests.\n"), page);
        assertTrue(page.contains("| accuracy | 95.0 % [89.0 %, 98.0 %] |"), page);
        assertTrue(page.contains("| maxTrials | 200 |\n| unetEvaluationsPerImage | 236.1 |"), page);
        assertTrue(page.contains("--preset small --data 'cells' --exclude 'blast' --per-class 50 --fold 2/4"), page);
        assertTrue(page.contains("--size 16 --crop 0 --seed 3 --minutes 30"), page);
        assertTrue(page.contains("2 train, 1 test") || page.contains("1 test, 2 train"), page);
        assertTrue(page.contains("0.200 at step 600, 0.100 at step 1,200"), page);
    }

    @Test
    void thePageListsTheLooksAtTheTestSplit() throws IOException {
        assertTrue(pageWith("{}").contains("None were written down."));

        TestLook first = new TestLook("2026-01-02", "evaluate", "cells", "paper, 20:200", 60, "accuracy 95.0 %", 1);
        TestLooks.add(model, first);
        TestLooks.add(model, new TestLook("2026-01-03", "evaluate", "cells", "anytime", 60, "accuracy 94.0 %", 1));
        TestLooks.add(
                model, new TestLook("2026-01-04", "evaluate", "cells", "paper, 20:200", 80, "accuracy 96.0 %", 1));

        List<TestLook> looks = TestLooks.of(model);
        assertEquals(2, looks.size(), "the same question is counted, not listed again");
        assertEquals(
                new TestLook("2026-01-04", "evaluate", "cells", "paper, 20:200", 80, "accuracy 96.0 %", 2),
                looks.get(0));
        String page = pageWith("{}");
        assertTrue(page.contains("| 2026-01-03 | evaluate | cells | anytime | 60 | accuracy 94.0 % | 1 |"), page);
    }

    @Test
    void aModelThatIsNotThereIsNotWrittenTo() throws IOException {
        assertFalse(TestLooks.add(folder, new TestLook("2026-01-02", "evaluate", "cells", "x", 1, "y", 1)));
        assertFalse(Files.exists(folder.resolve(TestLooks.FILE)));
        Files.writeString(model.resolve(TestLooks.FILE), "{}\nno look\n");
        IOException thrown = assertThrows(IOException.class, () -> TestLooks.of(model));
        assertTrue(thrown.getMessage().contains("line 1"), thrown.getMessage());
    }

    @Test
    void thePageHasTheAreaOfEveryScore() throws IOException {
        String page = pageWith("{\"known\": 9, \"gap\": {\"auc\": 0.79, \"aucInterval95\": [0.757, 0.82]},"
                + " \"knownKind\": {\"auc\": 1.0}}");

        assertTrue(page.contains("| area under the ROC curve (gap) | 0.790 [0.757, 0.820] |"), page);
        assertTrue(page.contains("| area under the ROC curve (knownKind) | 1.000 |"), page);
    }

    /** The page of a package called named, with results of which these are the metrics. */
    private String pageWith(String metrics) throws IOException {
        Path results = Files.createDirectories(folder.resolve("results"));
        Files.writeString(results.resolve("metrics.json"), metrics);
        ModelPackage.write(model, folder.resolve("named"), "For tests.", List.of(results));
        return Files.readString(folder.resolve("named/README.md"));
    }

    @Test
    void aFolderWithoutResultsIsNamed() {
        var thrown = assertThrows(
                IllegalArgumentException.class,
                () -> ModelPackage.write(model, folder.resolve("p"), "x", List.of(folder.resolve("nothing"))));
        assertTrue(thrown.getMessage().contains("nothing"), thrown.getMessage());
        assertFalse(Files.exists(folder.resolve("p")));
    }

    @Test
    void doesNotReplaceTheModelItself() {
        assertThrows(IllegalArgumentException.class, () -> ModelPackage.write(model, model, "x", List.of()));
    }
}
