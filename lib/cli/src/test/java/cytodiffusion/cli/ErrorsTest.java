package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import cytodiffusion.nn.safetensors.ModelException;
import cytodiffusion.tensor.LibtorchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class ErrorsTest {
    @Test
    void onlyArgumentsAreWrongUsage() {
        assertEquals(2, Errors.exitCode(new IllegalArgumentException("no such preset")));
        assertEquals(1, Errors.exitCode(new IOException("No space left on device")));
        assertEquals(1, Errors.exitCode(new ModelException("cut off")));
        assertEquals(1, Errors.exitCode(new OutOfMemoryError()));
    }

    @Test
    void aFullDiskIsOneSentence() {
        IOException full = new FileSystemException("out/predictions.csv", null, "No space left on device");
        assertEquals("out/predictions.csv: No space left on device", Errors.sentence(full));
        assertEquals(
                "out/predictions.csv cannot be written: No space left on device",
                Errors.sentence(new UncheckedIOException(
                        "out/predictions.csv cannot be written", new IOException("No space left on device"))));
    }

    @Test
    void aBarePathIsExplained() {
        assertEquals("model/unet (AccessDeniedException)", Errors.sentence(new AccessDeniedException("model/unet")));
    }

    @Test
    void tooLittleMemorySaysWhatToChange() {
        for (Throwable problem : new Throwable[] {
            new OutOfMemoryError("Java heap space"),
            new IllegalStateException(new OutOfMemoryError("Java heap space")),
            new RuntimeException("DefaultCPUAllocator: not enough memory: you tried to allocate 9 bytes"),
            new RuntimeException("CUDA out of memory. Tried to allocate 20 MiB")
        }) {
            String sentence = Errors.sentence(problem);
            assertTrue(sentence.contains("-Xmx") && sentence.contains("--size"), sentence);
            assertEquals(1, sentence.lines().count());
        }
    }

    @Test
    void whatKeepsLibtorchFromLoadingIsTheMachinesFault() {
        String full = Errors.sentence(new EngineException(
                "Failed to extract PyTorch native library", new IOException("No space left on device")));
        assertTrue(full.contains("disk that holds it is full") && full.contains("DJL_CACHE_DIR"), full);
        assertTrue(full.contains(LibtorchFolder.cache().toString()), full);

        String map = Errors.sentence(loading("failed to map segment from shared object"));
        assertTrue(map.contains("address space") && map.contains("ulimit -v"), map);

        String damaged = Errors.sentence(loading("file too short"));
        assertTrue(damaged.contains("file too short") && damaged.contains("delete that folder"), damaged);

        String ours = Errors.sentence(new EngineException("shape '[2, 3]' is invalid for input of size 5"));
        assertTrue(ours.contains("please report"), ours);
    }

    private static EngineException loading(String reason) {
        return new EngineException(
                "Failed to load PyTorch native library", new UnsatisfiedLinkError("/cache/libc10.so: " + reason));
    }

    @Test
    void whatNobodyExpectedComesWithItsTrace() {
        String sentence = Errors.sentence(new NullPointerException("surprise"));
        assertTrue(sentence.contains("please report") && sentence.contains("ErrorsTest"), sentence);
    }
}
