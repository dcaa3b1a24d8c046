package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.nn.ModelFolder;
import cytodiffusion.nn.TinyModel;
import cytodiffusion.tensor.Precision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    private Path folder;

    private record Run(int code, String out, String err) {}

    private static Run cyto(Object... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            int code =
                    Main.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
            return new Run(code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Test
    void infoIsJsonWhenAsked() {
        Run run = cyto("info", "--json");
        assertEquals(0, run.code());
        JsonObject facts = JsonParser.parseString(run.out()).getAsJsonObject();
        assertTrue(List.of("fp32", "bf16").contains(facts.get("precision").getAsString()));
    }

    @Test
    void wrongUsageIsTwo() {
        assertEquals(2, cyto("clasify").code());
        assertEquals(2, cyto("train", "--data", folder).code());
        Run run = cyto("train", "--data", folder.resolve("nowhere"), "--out", folder.resolve("m"), "--steps", "1");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("nowhere"), run.err());
        assertEquals(
                2,
                cyto("train", "--data", folder, "--out", folder, "--steps", "1", "--minutes", "1")
                        .code());
        assertEquals(
                2,
                cyto("classify", "--model", folder, "--trials", "20", "x.png").code());
    }

    @Test
    void saysWhatIsNoModel() {
        Run run = cyto("classify", "--model", folder, "x.png");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("is no model folder"), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void drawsClassifiesAndNamesWhatItCannotRead() throws IOException {
        Path smear = folder.resolve("smear");
        assertEquals(
                0,
                cyto("data", "synthesize", smear, "--per-class", 1, "--size", 32)
                        .code());
        Path cell = smear.resolve("monocyte").resolve("monocyte_00001.png");
        assertTrue(Files.exists(cell));

        Path broken = folder.resolve("broken.png");
        Files.write(broken, Arrays.copyOf(Files.readAllBytes(cell), 200));
        Path model = folder.resolve("model");
        try (NDManager manager = NDManager.newBaseManager()) {
            new ModelFolder(model).save(TinyModel.random(manager), Precision.FP32);
        }
        Run run = cyto("classify", "--model", model, "--trials", "2:2", "--json", cell, broken);
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
    void listsTheDatasets() {
        Run run = cyto("data", "list");
        assertEquals(0, run.code());
        assertTrue(run.out().contains("synthetic-smear"), run.out());
    }
}
