package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole examination, half a minute each: as the machine is, and with convolutions as wrong as on AMD Zen 5. */
@Tag("long")
class DoctorCommandTest {
    @TempDir
    Path cache;

    private record Found(int code, JsonObject report) {}

    private Found doctor(String convolutions) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "doctor",
                "--json");
        builder.environment().put("CYTO_DATA", cache.toString());
        builder.environment().put("CYTO_TEST_CONVOLUTIONS", convolutions);
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Found(process.waitFor(), JsonParser.parseString(out).getAsJsonObject());
    }

    @Test
    void thisMachineComputesRightly() throws IOException, InterruptedException {
        Found found = doctor("");
        assertEquals(Main.OK, found.code(), () -> found.report().get("wrong").toString());
        assertTrue(found.report().get("right").getAsBoolean());
    }

    @Test
    void wrongConvolutionsAreNamedAndReplaced() throws IOException, InterruptedException {
        Found found = doctor("wrong");
        assertEquals(Main.OK, found.code(), () -> found.report().get("wrong").toString());
        String replaced = found.report().get("replaced").toString();
        assertTrue(
                replaced.contains("convolution 3x3, 64 to 4 channels, 16x16 pixels, bf16, with gradients"), replaced);
        assertTrue(
                replaced.contains("convolution 3x3, 48 to 48 channels, stride 2, 16x16 pixels, fp32, with gradients"),
                replaced);
        assertFalse(replaced.contains("64 to 64 channels"), replaced);
    }

    @Test
    void whereNothingIsReplacedItFails() throws IOException, InterruptedException {
        Found found = doctor("wrong-unreplaced");
        assertEquals(Main.FAILED, found.code());
        JsonArray wrong = found.report().getAsJsonArray("wrong");
        assertTrue(
                wrong.toString().contains("convolution 3x3, 64 to 4 channels, 16x16 pixels, bf16, with gradients"),
                wrong.toString());
    }
}
