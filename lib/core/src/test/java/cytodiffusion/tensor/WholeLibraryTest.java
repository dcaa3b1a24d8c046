package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.LibUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeLibraryTest {
    private static final String SMALLEST = System.mapLibraryName("torch");

    @TempDir
    private Path folder;

    private static Path unpacked() {
        Engine.getInstance();
        return Path.of(LibUtils.getLibtorchPath());
    }

    @Test
    void theFilesInUseAreWhole() throws IOException {
        WholeLibrary.requireWhole(unpacked());
        assertEquals(WholeLibrary.class.getName(), System.getProperty("ai.djl.pytorch.native_helper"));
    }

    @Test
    void aFileThatWasCutShortIsNamedBeforeAnyIsLoaded() throws IOException {
        byte[] whole = Files.readAllBytes(unpacked().resolve(SMALLEST));
        Files.write(folder.resolve(SMALLEST), Arrays.copyOf(whole, 1000));
        Path other = Files.writeString(folder.resolve("other.so"), "of another library");

        String message = assertThrows(IllegalStateException.class, () -> WholeLibrary.load(other.toString()))
                .getMessage();

        assertEquals(SMALLEST + " has 1000 bytes instead of " + whole.length, message);
    }

    @Test
    void djlsOwnPartIsKnownBehindItsVersion() throws IOException {
        String name = "-" + System.mapLibraryName("djl_torch");
        Files.writeString(folder.resolve("0.0.1" + name), "of another version");
        WholeLibrary.requireWhole(folder);
        Files.writeString(folder.resolve(Engine.getDjlVersion() + name), "");
        assertThrows(IllegalStateException.class, () -> WholeLibrary.requireWhole(folder));
    }
}
