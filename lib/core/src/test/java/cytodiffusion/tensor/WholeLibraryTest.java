package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.LibUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeLibraryTest {
    private static final String SMALLEST = System.mapLibraryName("torch");

    @TempDir
    private Path folder;

    /** What an earlier process has kept. */
    private FoundWhole found() {
        return new FoundWhole(folder.resolve("cache/found.txt"));
    }

    private static Path unpacked() {
        Engine.getInstance();
        return Path.of(LibUtils.getLibtorchPath());
    }

    @Test
    void theFilesInUseAreWhole() throws IOException {
        WholeLibrary.requireWhole(unpacked(), found());
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

    /** One bit of a file of the right length. */
    @Test
    void aFileWithOtherContentIsNamed() throws IOException {
        byte[] content = Files.readAllBytes(unpacked().resolve(SMALLEST));
        content[content.length / 2] ^= 1;
        Files.write(folder.resolve(SMALLEST), content);
        Path other = Files.writeString(folder.resolve("other.so"), "of another library");

        String message = assertThrows(IllegalStateException.class, () -> WholeLibrary.load(other.toString()))
                .getMessage();

        assertEquals(
                SMALLEST + " has its " + content.length + " bytes, but not the content that it was packed with",
                message);
    }

    @Test
    void whatWasFoundWholeIsReadAgainOnlyOnceItChanged() throws IOException {
        Path file = Files.copy(unpacked().resolve(SMALLEST), folder.resolve(SMALLEST));
        FileTime before = Files.getLastModifiedTime(file);
        WholeLibrary.requireWhole(folder, found());

        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
        Files.setLastModifiedTime(file, before);
        WholeLibrary.requireWhole(folder, found());

        Files.setLastModifiedTime(file, FileTime.from(before.toInstant().plusSeconds(1)));
        assertThrows(IllegalStateException.class, () -> WholeLibrary.requireWhole(folder, found()));
    }

    @Test
    void whereNothingCanBeKeptFilesAreReadEveryTime() throws IOException {
        Files.copy(unpacked().resolve(SMALLEST), folder.resolve(SMALLEST));
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        WholeLibrary.requireWhole(folder, new FoundWhole(file.resolve("found.txt")));
        WholeLibrary.requireWhole(folder, new FoundWhole(file.resolve("found.txt")));
    }

    @Test
    void djlsOwnPartIsKnownBehindItsVersion() throws IOException {
        String name = "-" + System.mapLibraryName("djl_torch");
        Files.writeString(folder.resolve("0.0.1" + name), "of another version");
        WholeLibrary.requireWhole(folder, found());
        Files.writeString(folder.resolve(Engine.getDjlVersion() + name), "");
        assertThrows(IllegalStateException.class, () -> WholeLibrary.requireWhole(folder, found()));
    }
}
