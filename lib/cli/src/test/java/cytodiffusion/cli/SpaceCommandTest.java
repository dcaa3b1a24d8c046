package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.ImageSpace;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --space}: what the training says stands in the card, and nobody can say otherwise later. */
class SpaceCommandTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path model;

    @BeforeEach
    void draw() throws IOException {
        data = folder.resolve("data");
        model = folder.resolve("model");
        new SmearDataset(List.of("lymphocyte", "monocyte"), 10, 1, Domain.REFERENCE, 48)
                .write(data, Progress.SILENT, () -> false);
    }

    private CommandRun train(Object... more) {
        Object[] command = {
            "train",
            "--data",
            data,
            "--out",
            model,
            "--preset",
            "resnet18-small",
            "--size",
            "32",
            "--steps",
            "1",
            "--precision",
            "fp32"
        };
        return CommandRun.of(Stream.concat(Stream.of(command), Stream.of(more)).toArray());
    }

    private CommandRun evaluate(Object... more) {
        Object[] command = {
            "evaluate", "--model", model, "--data", data, "--out", folder.resolve("out"), "--precision", "fp32"
        };
        return CommandRun.of(Stream.concat(Stream.of(command), Stream.of(more)).toArray());
    }

    @Test
    void theCardKeepsTheSpaceAndAnotherIsRefused() {
        assertEquals(0, train("--space", "raw", "--camera", "sony-a7r").code());
        assertEquals(
                new ImageSpace("raw", "sony-a7r", "usual"),
                new ModelFolder(model).readCard().imageSpace());

        CommandRun other = evaluate("--space", "rgb");
        assertEquals(2, other.code());
        assertTrue(
                other.err()
                        .contains("was trained on images in the space raw (camera sony-a7r, gains usual) and knows no"
                                + " other: leave out --space rgb"),
                other.err());
        assertEquals(0, evaluate("--space", "raw").code());
        assertEquals(0, evaluate().code(), "the card decides");
    }

    @Test
    void whatIsWrongIsNamedBeforeAnythingIsTrained() {
        assertWrong("There is no image space 'lab'; there are rgb, raw, raw-mosaic", "--space", "lab");
        assertWrong("There is no camera 'canon'", "--space", "raw", "--camera", "canon");
        assertWrong("Only raw image space has a camera and gains", "--camera", "mean");
        assertWrong("usual, grey-world, not 'warm'", "--space", "raw-mosaic", "--gains", "warm");
    }

    private void assertWrong(String message, Object... more) {
        CommandRun run = train(more);
        assertEquals(2, run.code());
        assertTrue(run.err().contains(message), run.err());
    }
}
