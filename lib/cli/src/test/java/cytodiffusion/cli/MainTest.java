package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.discriminative.BaselineFolder;
import cytodiffusion.discriminative.TinyBaseline;
import cytodiffusion.io.Version;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    private Path folder;

    @Test
    void infoIsJsonWhenAsked() {
        CommandRun run = CommandRun.of("info", "--json");
        assertEquals(0, run.code());
        JsonObject facts = JsonParser.parseString(run.out()).getAsJsonObject();
        assertTrue(List.of("fp32", "bf16").contains(facts.get("precision").getAsString()));
    }

    @Test
    void knowsItsVersion() {
        String version = Version.OF_LIBRARY;
        assertTrue(version.matches("\\d+\\.\\d+\\.\\d+.*"), version);
        assertEquals("cyto " + version, CommandRun.of("--version").out().strip());
    }

    @Test
    void wrongUsageIsTwo() {
        assertWrongUsage("clasify", "clasify");
        assertWrongUsage("--out", "train", "--data", folder);
        assertWrongUsage("exclusive", train(folder, "--steps", 1, "--minutes", 1));
        assertWrongUsage("--steps", train(folder, "--steps", 0));
        assertWrongUsage("--minutes", train(folder, "--minutes", -1));
        assertWrongUsage("--crop", train(folder, "--crop", -3));
        assertWrongUsage("--crop", evaluate(folder, folder, "--crop", -5));
        assertWrongUsage("--crop", "data", "cell-size", folder, "--crop", -5);
        assertWrongUsage("--fold", train(folder, "--fold", "2of4"));
        assertWrongUsage("--test-of", train(folder, "--test-of", "pbc", "--fold", "1/4"));
        assertWrongUsage("small, tiny", train(folder, "--preset", "huge"));
        assertWrongUsage("MIN:MAX", "classify", "--model", folder, "--trials", "20", "x.png");
        assertWrongUsage("paper, anytime", "classify", "--model", folder, "--procedure", "anyhow", "x.png");
        assertWrongUsage("dev", evaluate(folder, folder, "--split", "dev"));
        assertWrongUsage("no-such-set", "data", "verify", "no-such-set");
        assertWrongUsage("no-such-set", "data", "fetch", "no-such-set");
        assertWrongUsage("raabindata.com", "data", "fetch", "raabin-wbc");
    }

    @Test
    void whatIsNotThereIsWrongUsage() {
        Path nowhere = folder.resolve("nowhere");
        assertWrongUsage("There is no folder " + nowhere, train(nowhere));
        assertWrongUsage("There is no folder " + nowhere, evaluate(folder, nowhere));
        assertWrongUsage("is no model folder", evaluate(folder, folder));
        assertFalse(Files.exists(folder.resolve("results")), "an evaluation that cannot begin leaves no files");
        assertWrongUsage("--data takes a folder", "data", "verify", "pbc", "--data", nowhere);
    }

    private static void assertWrongUsage(String said, Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(said), run.err());
        assertEquals("", run.out());
    }

    private Object[] train(Path data, Object... more) {
        return with(more, "train", "--data", data, "--out", folder.resolve("m"));
    }

    private Object[] evaluate(Path model, Path data, Object... more) {
        return with(more, "evaluate", "--model", model, "--data", data, "--out", folder.resolve("results"));
    }

    private static Object[] with(Object[] more, Object... command) {
        return Stream.concat(Arrays.stream(command), Arrays.stream(more)).toArray();
    }

    @Test
    void saysWhatIsNoModel() {
        CommandRun run = CommandRun.of("classify", "--model", folder, "x.png");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("is no model folder"), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void aDamagedModelIsAFailureInOneSentence() throws IOException {
        Path model = saveModel();
        Path weights = model.resolve("unet").resolve("diffusion_pytorch_model.safetensors");
        Files.write(weights, Arrays.copyOf(Files.readAllBytes(weights), 1000));
        CommandRun run = CommandRun.of("classify", "--model", model, "x.png");
        assertEquals(1, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(weights.toString()), run.err());
    }

    @Test
    void drawsClassifiesAndNamesWhatItCannotRead() throws IOException {
        Path cell = drawCells().resolve("monocyte").resolve("monocyte_00001.png");
        Path broken = truncated(cell, folder.resolve("broken.png"));
        CommandRun run = CommandRun.of("classify", "--model", saveModel(), "--trials", "2:2", "--json", cell, broken);
        assertEquals(1, run.code(), run.err());
        List<JsonObject> lines = run.out()
                .lines()
                .map(l -> JsonParser.parseString(l).getAsJsonObject())
                .toList();
        assertEquals(2, lines.size());
        JsonObject good =
                lines.stream().filter(l -> l.has("predicted")).findFirst().orElseThrow();
        assertEquals(cell.toString(), good.get("file").getAsString());
        assertEquals(3, good.getAsJsonObject("errors").size());
        assertEquals(2, good.get("trials").getAsInt());
        JsonObject bad = lines.stream().filter(l -> l.has("error")).findFirst().orElseThrow();
        assertEquals(broken.toString(), bad.get("file").getAsString());
    }

    @Test
    void theAnytimeProcedureEndsWithinItsTrials() throws IOException {
        Path cell = drawCells().resolve("monocyte").resolve("monocyte_00001.png");
        Object[] command = {
            "classify", "--model", saveModel(), "--procedure", "anytime", "--precision", "fp32", "--json"
        };
        CommandRun run = CommandRun.of(with(new Object[] {"--trials", "4:6", cell}, command));
        assertEquals(0, run.code(), run.err());
        int trials = JsonParser.parseString(run.out())
                .getAsJsonObject()
                .get("trials")
                .getAsInt();
        assertTrue(trials >= 4 && trials <= 6, run.out());
    }

    @Test
    void evaluatesAndPrintsTheFiguresWhenAsked() throws IOException {
        Path cells = drawCells();
        Path results = folder.resolve("results");
        Object[] command = evaluate(saveModel(), cells, "--trials", "2:2", "--precision", "fp32");
        CommandRun run = CommandRun.of(command);
        assertEquals(0, run.code(), run.err());
        assertEquals(results.toString(), run.out().strip());
        assertTrue(run.err().contains("0 of a class that the model knows"), run.err());

        Path cell = cells.resolve("monocyte").resolve("monocyte_00001.png");
        truncated(cell, cells.resolve("monocyte").resolve("broken.png"));
        CommandRun json = CommandRun.of(with(new Object[] {"--json"}, command));
        assertEquals(1, json.code(), json.err());
        assertTrue(json.err().contains("holds 10 predictions with these settings"), json.err());
        assertEquals(
                Files.readString(results.resolve("metrics.json")).strip(),
                json.out().strip());
        JsonObject metrics = JsonParser.parseString(json.out()).getAsJsonObject();
        assertEquals("smear", metrics.get("data").getAsString());
        assertEquals(1, metrics.getAsJsonArray("failed").size());
        assertEquals(10, metrics.get("n").getAsInt(), "figures cover what was kept");

        CommandRun other = CommandRun.of(with(new Object[] {"--seed", 7}, command));
        assertEquals(2, other.code(), other.err());
        assertTrue(other.err().contains("another seed (0, now 7)"), other.err());
    }

    @Test
    void aBaselineClassifiesWithoutTrials() throws IOException {
        Path model = saveBaseline();
        Path cell = drawCells().resolve("monocyte").resolve("monocyte_00001.png");
        CommandRun run = CommandRun.of("classify", "--model", model, "--json", cell);
        assertEquals(0, run.code(), run.err());
        JsonObject line = JsonParser.parseString(run.out()).getAsJsonObject();
        assertFalse(line.has("trials"), run.out());
        JsonObject errors = line.getAsJsonObject("errors");
        double[] sorted = errors.asMap().values().stream()
                .mapToDouble(JsonElement::getAsDouble)
                .sorted()
                .toArray();
        assertEquals(sorted[0], errors.get(line.get("predicted").getAsString()).getAsDouble());
        assertEquals(sorted[1] - sorted[0], line.get("confidence").getAsDouble(), 1e-9);
        assertWrongUsage("leave out --trials", "classify", "--model", model, "--trials", "2:2", cell);
    }

    @Test
    void aBaselineIsEvaluatedAndGoesOnFromItsPredictions() throws IOException {
        Object[] command = evaluate(saveBaseline(), drawCells(), "--precision", "fp32", "--json");
        CommandRun run = CommandRun.of(command);
        assertEquals(0, run.code(), run.err());
        JsonObject metrics = JsonParser.parseString(run.out()).getAsJsonObject();
        assertEquals(10, metrics.get("n").getAsInt());
        assertEquals(2, metrics.get("nKnown").getAsInt());
        assertFalse(metrics.has("meanTrials"), run.out());
        CommandRun again = CommandRun.of(with(new Object[] {"--seed", 7}, command));
        assertTrue(again.err().contains("holds 10 predictions"), again.err());
    }

    private Path saveBaseline() throws IOException {
        Path model = folder.resolve("baseline");
        try (NDManager manager = NDManager.newBaseManager()) {
            new BaselineFolder(model).save(TinyBaseline.untrained(manager, "monocyte", "platelet"));
        }
        return model;
    }

    @Test
    void saysWhenNothingWasClassified() throws IOException {
        Path cell = drawCells().resolve("monocyte").resolve("monocyte_00001.png");
        Path broken = Files.createDirectories(folder.resolve("broken").resolve("monocyte"));
        truncated(cell, broken.resolve("cell.png"));
        CommandRun run = CommandRun.of(evaluate(saveModel(), broken.getParent(), "--json"));
        assertEquals(1, run.code(), run.err());
        assertTrue(run.err().contains("Nothing was classified"), run.err());
        assertEquals(
                0, JsonParser.parseString(run.out()).getAsJsonObject().get("n").getAsInt());
        assertFalse(Files.exists(folder.resolve("results")));
    }

    private Path drawCells() {
        Path smear = folder.resolve("smear");
        CommandRun run = CommandRun.of("data", "synthesize", smear, "--per-class", 1, "--size", 32);
        assertEquals(0, run.code(), run.err());
        return smear;
    }

    private static Path truncated(Path image, Path copy) throws IOException {
        return Files.write(copy, Arrays.copyOf(Files.readAllBytes(image), 200));
    }

    private Path saveModel() throws IOException {
        Path model = folder.resolve("model");
        try (NDManager manager = NDManager.newBaseManager()) {
            new ModelFolder(model).save(TinyModel.random(manager), Precision.FP32);
        }
        return model;
    }

    @Test
    void listsTheDatasets() {
        CommandRun run = CommandRun.of("data", "list");
        assertEquals(0, run.code());
        assertTrue(run.out().contains("synthetic-smear"), run.out());

        CommandRun json = CommandRun.of("data", "list", "--json");
        assertEquals(0, json.code());
        JsonArray sets = JsonParser.parseString(json.out()).getAsJsonArray();
        assertEquals(run.out().lines().count(), sets.size());
        sets.forEach(set -> assertTrue(set.getAsJsonObject().has("id"), json.out()));
    }
}
