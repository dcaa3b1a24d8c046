package cytodiffusion.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.nn.latent.AutoencoderConfig;
import cytodiffusion.nn.safetensors.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedStateTest {
    private final NDManager manager = NDManager.newBaseManager();
    private final Autoencoder network = new Autoencoder(AutoencoderConfig.of(2, List.of(4), 1, 2));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void saveSteps() throws IOException {
        file = folder.resolve("state.safetensors");
        try (TrainingState state = TrainingState.fresh(network, manager, 1)) {
            for (int step = 1; step <= 3; step++) {
                state.advance();
                state.save(file, Map.of());
            }
        }
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private static void cut(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    private long lastStep() throws IOException {
        try (TrainingState state =
                TrainingState.openLast(file, network, manager).orElseThrow()) {
            return state.step();
        }
    }

    @Test
    void theLastStateIsOpened() throws IOException {
        assertEquals(3, lastStep());
        assertTrue(
                TrainingState.openLast(folder.resolve("none"), network, manager).isEmpty());
    }

    @Test
    void whereItIsDamagedTheOneBeforeItIs() throws IOException {
        cut(file);
        assertEquals(2, lastStep());
        assertTrue(Files.exists(folder.resolve("damaged-state.safetensors")), "it may be looked into");
    }

    @Test
    void aDamagedStateNeverTakesTheGoodOnesPlace() throws IOException {
        cut(file);
        try (TrainingState state =
                TrainingState.openLast(file, network, manager).orElseThrow()) {
            state.advance();
            state.save(file, Map.of());
        }
        assertEquals(3, lastStep());
        cut(file);
        assertEquals(2, lastStep());
    }

    @Test
    void whereAllAreDamagedTheNewestIsNamed() throws IOException {
        cut(file);
        cut(TrainingState.previous(file));
        ModelException problem =
                assertThrows(ModelException.class, () -> TrainingState.openLast(file, network, manager));
        assertTrue(problem.getMessage().startsWith(file.toString()), problem.getMessage());
    }

    @Test
    void aSaveThatFailsLeavesBothStates() throws IOException {
        Files.createDirectories(folder.resolve("next-state.safetensors/in-the-way"));
        try (TrainingState state = TrainingState.fresh(network, manager, 1)) {
            assertThrows(IOException.class, () -> state.save(file, Map.of()));
        }
        assertEquals(3, lastStep());
        try (Stream<Path> files = Files.list(folder)) {
            assertFalse(files.anyMatch(p -> p.getFileName().toString().endsWith(".part")));
        }
    }
}
