package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.data.image.ImageFile;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.discriminative.BaselineFolder;
import cytodiffusion.discriminative.TinyBaseline;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model's classes are called a, b and c. */
class HeatmapCommandTest {
    @TempDir
    private Path folder;

    private Path first;
    private Path second;
    private Path out;

    @BeforeEach
    void draw() throws IOException {
        Path drawn = folder.resolve("drawn");
        new SmearDataset(List.of("lymphocyte"), 2, 1, Domain.REFERENCE, 32).write(drawn, Progress.SILENT, () -> false);
        first = drawn.resolve("lymphocyte").resolve("lymphocyte_00001.png");
        second = drawn.resolve("lymphocyte").resolve("lymphocyte_00002.png");
        out = folder.resolve("out");
        try (NDManager manager = NDManager.newBaseManager()) {
            new ModelFolder(folder.resolve("model")).save(TinyModel.random(manager), Precision.FP32);
        }
    }

    private CommandRun heatmap(Object... more) {
        Object[] command = {"heatmap", "--model", folder.resolve("model"), "--out", out, "--precision", "fp32"};
        return CommandRun.of(Stream.concat(Stream.of(command), Stream.of(more)).toArray());
    }

    private Set<String> written() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void makesAHeatmapForEveryOtherClassAndSaysHow() throws IOException {
        CommandRun run = heatmap("--trials", 3, "--gain", "5", "--seed", "7", "--json", first);

        assertEquals(0, run.code(), run.err());
        JsonObject line = JsonParser.parseString(run.out()).getAsJsonObject();
        assertEquals(first.toString(), line.get("file").getAsString());
        assertEquals(3, line.get("trials").getAsInt());
        assertEquals("{\"trials\":3,\"gain\":5.0}", line.get("settings").toString());
        assertEquals(1, line.get("scalingFactor").getAsDouble());
        assertEquals(7, line.get("seed").getAsInt());
        assertEquals("fp32", line.get("precision").getAsString());
        assertEquals(Set.of("a", "b", "c"), line.getAsJsonObject("errors").keySet());
        assertEquals(2, line.getAsJsonArray("heatmaps").size());
        Set<String> expected = new TreeSet<>();
        for (String target : Set.of("a", "b", "c")) {
            if (!target.equals(line.get("predicted").getAsString())) {
                expected.add("lymphocyte_00001-" + target + ".png");
                expected.add("lymphocyte_00001-" + target + "-overlay.png");
            }
        }
        assertEquals(expected, written());
        JsonObject one = line.getAsJsonArray("heatmaps").get(0).getAsJsonObject();
        assertEquals(
                16, ImageFile.read(Path.of(one.get("heatmap").getAsString())).width());
        assertEquals(
                16, ImageFile.read(Path.of(one.get("overlay").getAsString())).width());
    }

    @Test
    void oneTargetGivesOneHeatmapAnImageTheSameEveryTime() throws IOException {
        CommandRun run = heatmap("--trials", 3, "--target", "b", first, second);
        byte[] before = Files.readAllBytes(out.resolve("lymphocyte_00002-b.png"));
        heatmap("--trials", 3, "--target", "b", second);

        assertEquals(0, run.code(), run.err());
        assertEquals(2, run.out().lines().count(), run.out());
        assertEquals(4, written().size());
        assertArrayEquals(before, Files.readAllBytes(out.resolve("lymphocyte_00002-b.png")));
    }

    @Test
    void anotherCropShowsAnotherPartOfTheFile() throws IOException {
        heatmap("--trials", 3, "--target", "b", first);
        byte[] whole = Files.readAllBytes(out.resolve("lymphocyte_00001-b-overlay.png"));

        CommandRun run = heatmap("--trials", 3, "--target", "b", "--crop", 8, "--json", first);

        assertEquals(0, run.code(), run.err());
        assertEquals(
                8,
                JsonParser.parseString(run.out()).getAsJsonObject().get("crop").getAsInt());
        assertFalse(Arrays.equals(whole, Files.readAllBytes(out.resolve("lymphocyte_00001-b-overlay.png"))));
        CommandRun tooLarge = heatmap("--trials", 3, "--crop", 999, first);
        assertEquals(1, tooLarge.code());
        assertTrue(tooLarge.err().contains("too few for a crop of 999 x 999"), tooLarge.err());
    }

    @Test
    void aBrokenFileIsNamedAndTheRestIsDone() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.png"), "no image");

        CommandRun run = heatmap("--trials", 3, "--target", "b", "--json", broken, first);

        assertEquals(1, run.code(), run.err());
        String[] lines = run.out().strip().split("\n");
        assertEquals(2, lines.length, run.out());
        assertTrue(lines[0].contains("\"error\"") && lines[0].contains("broken.png"), lines[0]);
        assertTrue(Files.exists(out.resolve("lymphocyte_00001-b.png")));
    }

    @Test
    void whatMakesNoSenseIsWrongUsage() throws IOException {
        assertWrong("knows no class 'd'; choose one of a, b, c", heatmap("--target", "d", first));
        assertWrong("at least 2 trials, not 1", heatmap("--trials", "1", first));
        assertWrong("gain must be positive", heatmap("--gain", "-1", first));
        assertWrong("--crop takes 0 or more, not -1", heatmap("--crop", -1, first));
        Path namesake = Files.copy(first, folder.resolve("lymphocyte_00001.png"));
        assertWrong("would have the same names", heatmap(first, namesake));
        Files.delete(folder.resolve("model").resolve("cytodiffusion.json"));
        assertWrong("is no model folder", heatmap(first));
    }

    @Test
    void aDiscriminativeNetworkIsRefused() throws IOException {
        Path network = folder.resolve("network");
        try (NDManager manager = NDManager.newBaseManager()) {
            new BaselineFolder(network).save(TinyBaseline.untrained(manager, "a", "b", "c"));
        }

        CommandRun run = CommandRun.of("heatmap", "--model", network, "--out", out, first);

        assertWrong("it predicts no noise, so it has no counterfactual heatmaps", run);
    }

    private void assertWrong(String reason, CommandRun run) {
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(reason), run.err());
        assertFalse(Files.exists(out));
    }
}
