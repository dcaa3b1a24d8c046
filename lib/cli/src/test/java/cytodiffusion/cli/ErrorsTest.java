package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.nn.safetensors.ModelException;
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
    void whatNobodyExpectedComesWithItsTrace() {
        String sentence = Errors.sentence(new NullPointerException("surprise"));
        assertTrue(sentence.contains("please report") && sentence.contains("ErrorsTest"), sentence);
    }
}
