package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.discriminative.Baseline;
import cytodiffusion.discriminative.BaselineFolder;
import cytodiffusion.discriminative.TinyBaseline;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostCommandTest {
    private static JsonObject json(Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertEquals(0, run.code(), run.err());
        return JsonParser.parseString(run.out()).getAsJsonObject();
    }

    @Test
    void countsAPreset() {
        JsonObject cost = json("cost", "--preset", "w-net", "--classes", "5", "--count-only", "--json");
        assertEquals(16_806_949, cost.get("parameters").getAsLong());
        assertEquals(16_806_949, cost.get("trainableParameters").getAsLong());
        assertEquals(3, cost.get("convolutions").getAsInt());
        assertEquals(2, cost.get("linearLayers").getAsInt());
        assertEquals(
                1024 * 16 * 16 * 64 + 5 * 1024,
                cost.getAsJsonObject("multiplyAdds").get("linear").getAsLong());
        assertFalse(cost.has("measured"));
    }

    @Test
    void countsADiffusionModelByDecidedImage() {
        JsonObject cost = json("cost", "--preset", "tiny", "--classes", "4", "--count-only", "--json");
        JsonObject parts = cost.getAsJsonObject("multiplyAddsByPart");
        JsonObject least = cost.getAsJsonObject("perDecidedImage").getAsJsonObject("least");
        assertEquals(20 * 4, least.get("evaluations").getAsInt());
        long trial = parts.get("encoderOnceATrial").getAsLong()
                + parts.get("trunkOnceATrial").getAsLong();
        assertEquals(
                20 * trial + 80 * parts.get("evaluationOfEachClass").getAsLong(),
                least.get("multiplyAdds").getAsLong());
    }

    @Test
    void measuresAModel(@TempDir Path folder) throws IOException {
        try (NDManager manager = NDManager.newBaseManager();
                Baseline model = TinyBaseline.untrained(manager, "basophil", "monocyte")) {
            new BaselineFolder(folder).save(model);
        }
        JsonObject cost = json("cost", "--model", folder, "--precision", "fp32", "--json");
        JsonObject measured = cost.getAsJsonObject("measured");
        for (String part : new String[] {"batch1", "batch64", "trainingStep"}) {
            assertTrue(measured.getAsJsonObject(part).get("seconds").getAsDouble() > 0, part);
        }
        double batch = measured.getAsJsonObject("batch64").get("seconds").getAsDouble();
        assertEquals(
                batch / 64,
                measured.getAsJsonObject("batch64").get("secondsAnImage").getAsDouble(),
                1e-12);
        assertTrue(
                CommandRun.of("cost", "--model", folder, "--count-only").out().contains("convolutions"));
    }

    @Test
    void wrongUsageIsTwo(@TempDir Path folder) {
        assertEquals(2, CommandRun.of("cost").code());
        assertEquals(
                2, CommandRun.of("cost", "--preset", "huge", "--count-only").code());
        assertEquals(2, CommandRun.of("cost", "--model", folder).code());
        assertEquals(
                2,
                CommandRun.of("cost", "--preset", "alexnet", "--size", "32", "--count-only")
                        .code());
    }
}
