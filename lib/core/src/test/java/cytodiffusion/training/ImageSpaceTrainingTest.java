package cytodiffusion.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.ImageSpace;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.diffusion.CellGenerator;
import cytodiffusion.diffusion.SamplerKind;
import cytodiffusion.discriminative.BaselineFolder;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.safetensors.ModelException;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks of both kinds that see their images in raw space: a few steps on a few drawn cells. */
@Tag("numerics")
class ImageSpaceTrainingTest {
    private static final List<String> CLASSES = List.of("eosinophil", "lymphocyte", "platelet");

    @TempDir
    private static Path data;

    @TempDir
    private Path out;

    @BeforeAll
    static void draw() throws IOException {
        new SmearDataset(CLASSES, 10, 1, Domain.REFERENCE, 48).write(data, Progress.SILENT, () -> false);
    }

    private Path train(String preset, ImageSpace space, long steps) throws IOException {
        TrainingPlan plan =
                TrainingPlan.DEFAULT.preset(preset).imageSize(32).seed(5).space(space);
        Path model = out.resolve("model");
        ModelTraining.run(
                TrainingRequest.of(data, model, plan).precision("fp32").steps(steps), () -> false, Progress.SILENT);
        return model;
    }

    private static EvaluationResult judge(Path model) throws IOException {
        EvaluationRequest judge =
                EvaluationRequest.of(model, data).precision("fp32").elimination(new EliminationSettings(4, 6, 2, 0.01));
        return Evaluation.run(judge, row -> {}, () -> false, Progress.SILENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet18-small", "vit-small"})
    void aNetworkOfAMosaicTakesFourPlanes(String preset) throws IOException {
        Path model = train(preset, ImageSpace.named("raw-mosaic"), 2);
        ModelCard card = new ModelFolder(model).readCard();
        assertEquals(ImageSpace.named("raw-mosaic"), card.imageSpace());
        assertEquals(32, card.imageSize(), "the side of the picture");
        assertEquals(16, card.inputSize(), "the side of its planes");
        assertEquals(3, judge(model).confusion().total());
        try (NDManager manager = NDManager.newBaseManager()) {
            Shape first = new BaselineFolder(model)
                    .open(manager).network().tensors().stream()
                            .filter(tensor -> tensor.shape().dimension() == 4)
                            .findFirst()
                            .orElseThrow()
                            .shape();
            assertEquals(4, first.get(1), "planes into the first convolution");
        }
    }

    @Test
    void aDiffusionModelOfAMosaicJudgesAndDraws() throws IOException {
        Path model = train("tiny", ImageSpace.named("raw-mosaic").camera("mix"), 4);
        assertEquals(3, judge(model).confusion().total());
        try (NDManager manager = NDManager.newBaseManager();
                LatentModel opened = new ModelFolder(model).open(manager)) {
            assertEquals(4, opened.autoencoder().config().inChannels());
            assertEquals(8, opened.latentSize(), "planes of 16 pixels, halved once");
            List<RgbImage> drawn = new ArrayList<>();
            try (CellGenerator generator =
                    new CellGenerator(opened, manager, Precision.FP32, SamplerKind.DDIM.withSteps(2), 1)) {
                generator.draw(
                        CellGenerator.Cell.of(0, 1),
                        1,
                        (cell, image) -> drawn.add(image),
                        () -> false,
                        Progress.SILENT);
            }
            assertEquals(32, drawn.get(0).width(), "developed to a picture of full size");
        }
    }

    /** The space decides what a network sees, and only the card can say it: both spaces have three planes. */
    @Test
    void theCardDecidesWhatTheNetworkSees() throws IOException {
        Path model = train("resnet18-small", ImageSpace.named("raw"), 2);
        double[] raw = judge(model).predictions().get(0).errors();
        Path file = model.resolve(ModelFolder.CARD);
        ModelCard card = new ModelFolder(model).readCard();
        ModelCard claiming = new ModelCard(
                card.format(), card.classes(), card.imageSize(), card.crop(), 0, new double[0], card.training());
        assertTrue(Files.readString(file).contains("\"space\""));
        new ModelFolder(model).saveCard(claiming);
        assertFalse(Files.readString(file).contains("\"space\""), "a card of sRGB is written as it always was");
        double[] rgb = judge(model).predictions().get(0).errors();
        assertTrue(Math.abs(raw[0] - rgb[0]) > 1e-4, raw[0] + " and " + rgb[0]);
        new ModelFolder(model).saveCard(card);
        assertArrayEquals(raw, judge(model).predictions().get(0).errors());
    }

    @Test
    void aCardThatNamesAnUnknownSpaceIsRefused() throws IOException {
        Path model = train("resnet18-small", ImageSpace.named("raw"), 1);
        Path file = model.resolve(ModelFolder.CARD);
        AtomicFile.writeString(file, Files.readString(file).replace("\"raw\"", "\"lab\""));
        String message = assertThrows(ModelException.class, () -> TrainedModel.open(model, "fp32"))
                .getMessage();
        assertTrue(message.contains("There is no image space 'lab'"), message);
    }

    @Test
    void aTrainingGoesOnInItsOwnSpaceOnly() throws IOException {
        Path model = train("resnet18-small", ImageSpace.named("raw"), 1);
        TrainingPlan rgb =
                TrainingPlan.DEFAULT.preset("resnet18-small").imageSize(32).seed(5);
        TrainingRequest other =
                TrainingRequest.of(data, model, rgb).precision("fp32").steps(2).resume(true);
        String message = assertThrows(
                        IllegalArgumentException.class, () -> ModelTraining.run(other, () -> false, Progress.SILENT))
                .getMessage();
        assertTrue(message.contains("was begun with"), message);
    }
}
