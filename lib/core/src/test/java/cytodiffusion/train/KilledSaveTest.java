package cytodiffusion.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that saves a training's state over and over is killed, with a signal that it cannot see, again and again. */
class KilledSaveTest {
    private final SplittableRandom random = new SplittableRandom();

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void theLastGoodStateIsLeftAfterEachOf8Kills() throws IOException, InterruptedException {
        killed(8);
    }

    @Test
    @Tag("endurance")
    void theLastGoodStateIsLeftAfterEachOf200Kills() throws IOException, InterruptedException {
        killed(200);
    }

    private void killed(int times) throws IOException, InterruptedException {
        Path file = folder.resolve("state.safetensors");
        long before = 0;
        int withLeftovers = 0;
        for (int kill = 0; kill < times; kill++) {
            long announced = saveAndKill(file);
            withLeftovers += leftovers() ? 1 : 0;
            try (NDManager manager = NDManager.newBaseManager();
                    TrainingState state = TrainingState.openLast(file, SavingProcess.NETWORK, manager)
                            .orElseThrow()) {
                assertTrue(state.step() >= announced, "a save that was over is lost: " + state.step());
                assertTrue(state.step() > before, "each life saves something");
                for (NDArray tensor : state.weights().list()) {
                    float[] values = tensor.toFloatArray();
                    for (float value : values) {
                        assertEquals(state.step(), value);
                    }
                }
                before = state.step();
            }
            AtomicFile.deleteParts(folder);
        }
        assertTrue(withLeftovers > 0, "no kill hit a save");
    }

    /** Returns the last step that the process said it had saved. */
    private long saveAndKill(Path file) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SavingProcess.class.getName(),
                        file.toString())
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (Files.size(said) == 0) {
                assertFalse(
                        process.waitFor(5, TimeUnit.MILLISECONDS), "the process ended before it had saved anything");
            }
            LockSupport.parkNanos(random.nextLong(60_000_000));
            waitForASave();
        } finally {
            process.destroyForcibly().waitFor();
        }
        String lines = Files.readString(said);
        return lines.substring(0, lines.lastIndexOf('\n') + 1)
                .lines()
                .mapToLong(Long::parseLong)
                .max()
                .orElseThrow();
    }

    /** On a machine that writes fast, a moment that is drawn at random hardly ever lies in a save. */
    private void waitForASave() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (!leftovers() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private boolean leftovers() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .anyMatch(name -> name.endsWith(".part") || name.startsWith("next-"));
        }
    }
}
