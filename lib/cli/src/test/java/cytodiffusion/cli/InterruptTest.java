package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Signals end the whole process, so it is another one that trains here. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class InterruptTest {
    @TempDir
    private Path folder;

    private Path model;
    private Path said;
    private Path printed;
    private Process training;

    @BeforeEach
    void train() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        new SmearDataset(List.of("monocyte", "platelet"), 10, 1, Domain.REFERENCE, 32)
                .write(data, Progress.SILENT, () -> false);
        model = folder.resolve("model");
        said = folder.resolve("stderr.txt");
        printed = folder.resolve("stdout.txt");
        training = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Djava.awt.headless=true",
                        Main.class.getName(),
                        "train",
                        "--data=" + data,
                        "--out=" + model,
                        "--preset=tiny",
                        "--precision=fp32",
                        "--steps=1000000",
                        "--json")
                .redirectOutput(printed.toFile())
                .redirectError(said.toFile())
                .start();
        while (training.isAlive() && !said().contains("Training the autoencoder")) {
            training.waitFor(50, TimeUnit.MILLISECONDS);
        }
        assertTrue(training.isAlive(), () -> "it ended before it was told to: " + said());
    }

    @AfterEach
    void end() {
        training.destroyForcibly();
    }

    @Test
    void ctrlCKeepsTheTrainingAndEndsWith130() throws IOException, InterruptedException {
        assumeFalse(ignoresSigint(), "this process and its children ignore SIGINT");
        assertEquals(130, after("INT"), this::said);
        assertKept();
    }

    @Test
    void sigtermKeepsTheTrainingAndEndsWith143() throws IOException, InterruptedException {
        assertEquals(143, after("TERM"), this::said);
        assertKept();
    }

    private int after(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(training.pid()))
                .start()
                .waitFor();
        return training.waitFor();
    }

    private void assertKept() throws IOException {
        assertTrue(said().contains("kill -9 " + training.pid()), said());
        assertTrue(said().contains("the same command and --resume"), said());
        assertTrue(Files.exists(model.resolve("training").resolve("autoencoder-state.safetensors")), said());
        JsonObject result = JsonParser.parseString(Files.readString(printed)).getAsJsonObject();
        assertFalse(result.get("finished").getAsBoolean());
        assertFalse(result.has("model"), "there is none before the UNet's training");
    }

    /** A shell without job control starts what runs in its background so. */
    private static boolean ignoresSigint() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> line.substring("SigIgn:".length()).strip())
                        .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & 1L << 1) != 0);
    }

    private String said() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
