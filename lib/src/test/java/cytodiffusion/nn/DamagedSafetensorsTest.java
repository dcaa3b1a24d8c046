package cytodiffusion.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the length and the header of a file, it is refused or gives the numbers that were written. */
class DamagedSafetensorsTest {
    private static final List<float[]> TENSORS =
            List.of(new float[] {1, 2, 3, 4, 5, 6}, new float[] {7}, new float[] {8, 9});

    private final SplittableRandom random = new SplittableRandom(20);

    @TempDir
    private Path folder;

    private Path file;
    private byte[] valid;
    private int headerEnd;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("w.safetensors");
        try (NDManager manager = NDManager.newBaseManager()) {
            Map<String, NDArray> tensors = new LinkedHashMap<>();
            TENSORS.forEach(values -> tensors.put("block." + tensors.size(), manager.create(values)));
            SafetensorsWriter.write(file, tensors, Precision.FP32, Map.of("step", "12"));
        }
        valid = Files.readAllBytes(file);
        headerEnd = Long.BYTES
                + (int) ByteBuffer.wrap(valid).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    @Test
    void aFileWithFlippedBitsIsRefusedOrRight() throws IOException {
        int refused = 0;
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = valid.clone();
            for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
                damaged[random.nextInt(headerEnd)] ^= (byte) (1 << random.nextInt(8));
            }
            refused += refuses(damaged) ? 1 : 0;
        }
        assertTrue(refused > 1000 && refused < 2000, refused + " of 2000 were refused");
    }

    @Test
    void aFileWithForeignBytesIsRefusedOrRight() throws IOException {
        byte[] meaningful = "{}[]\",:\\0123456789-.eE uFI".getBytes(StandardCharsets.US_ASCII);
        int refused = 0;
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = valid.clone();
            damaged[random.nextInt(Long.BYTES, headerEnd)] = meaningful[random.nextInt(meaningful.length)];
            refused += refuses(damaged) ? 1 : 0;
        }
        assertTrue(refused > 1000 && refused < 2000, refused + " of 2000 were refused");
    }

    @Test
    void everyFileThatIsCutOffIsRefused() throws IOException {
        for (int length = 0; length < valid.length; length++) {
            assertTrue(refuses(Arrays.copyOf(valid, length)), length + " bytes of " + valid.length);
        }
    }

    /** False if the file is read after all; fails if it then gives other numbers. */
    private boolean refuses(byte[] damaged) throws IOException {
        Files.write(file, damaged);
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            // Names and notes may have changed: the format has no checksum for them.
            assertEquals(TENSORS.size(), reader.names().size());
            for (int i = 0; i < TENSORS.size(); i++) {
                assertArrayEquals(TENSORS.get(i), reader.floats(reader.names().get(i)));
            }
            return false;
        } catch (ModelException e) {
            return true;
        }
    }
}
