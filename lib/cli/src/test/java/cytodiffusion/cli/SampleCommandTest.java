package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.data.image.ImageFile;
import cytodiffusion.discriminative.BaselineFolder;
import cytodiffusion.discriminative.TinyBaseline;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCommandTest {
    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void saveModel() throws IOException {
        model = folder.resolve("model");
        try (NDManager manager = NDManager.newBaseManager()) {
            new ModelFolder(model).save(TinyModel.random(manager), Precision.FP32);
        }
    }

    private CommandRun sample(Object... more) {
        Object[] command = {"sample", "--model", model, "--precision", "fp32"};
        return CommandRun.of(
                Stream.concat(Arrays.stream(command), Arrays.stream(more)).toArray());
    }

    @Test
    void drawsCellsThatDependOnTheirNumberOnly() throws IOException {
        Path three = folder.resolve("three");
        CommandRun run = sample("--class", "b", "--count", 3, "--seed", 5, "--steps", 2, "--out", three);
        assertEquals(0, run.code(), run.err());
        assertEquals(3, run.out().lines().count());
        assertEquals(16, ImageFile.read(three.resolve("b-0003.png")).width());

        Path one = folder.resolve("one");
        CommandRun json = sample("--class", "b", "--count", 1, "--seed", 5, "--steps", 2, "--out", one, "--json");
        JsonObject facts = JsonParser.parseString(json.out()).getAsJsonObject();
        assertEquals(
                one.resolve("b-0001.png").toString(),
                facts.getAsJsonArray("files").get(0).getAsString());
        assertArrayEquals(
                Files.readAllBytes(three.resolve("b-0001.png")), Files.readAllBytes(one.resolve("b-0001.png")));

        Path ddim = folder.resolve("ddim");
        sample("--class", "b", "--count", 1, "--seed", 5, "--steps", 2, "--out", ddim, "--sampler", "ddim");
        assertTrue(Files.mismatch(one.resolve("b-0001.png"), ddim.resolve("b-0001.png")) >= 0);
    }

    @Test
    void replacesNoPicture() throws IOException {
        Path cells = Files.createDirectories(folder.resolve("cells"));
        Files.writeString(cells.resolve("a-0002.png"), "mine");
        assertWrongUsage("a-0002.png is there already", "--class", "a", "--count", 2, "--out", cells);
        assertFalse(Files.exists(cells.resolve("a-0001.png")));
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        Path cells = folder.resolve("cells");
        assertWrongUsage("it knows a, b, c", "--class", "blast", "--count", 1, "--out", cells);
        assertWrongUsage("--count", "--class", "a", "--count", 0, "--out", cells);
        assertWrongUsage(
                "divides 1000", "--class", "a", "--count", 1, "--out", cells, "--sampler", "ddim", "--steps=30");
        assertWrongUsage("none of dpm, ddim", "--class", "a", "--count", 1, "--out", cells, "--sampler", "euler");
        model = folder;
        assertWrongUsage("is no model folder", "--class", "a", "--count", 1, "--out", cells);
        model = folder.resolve("baseline");
        try (NDManager manager = NDManager.newBaseManager()) {
            new BaselineFolder(model).save(TinyBaseline.untrained(manager, "a", "b"));
        }
        assertWrongUsage("cannot draw cells", "--class", "a", "--count", 1, "--out", cells);
        assertFalse(Files.exists(cells));
    }

    private void assertWrongUsage(String said, Object... arguments) {
        CommandRun run = sample(arguments);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(said), run.err());
        assertEquals("", run.out());
    }
}
