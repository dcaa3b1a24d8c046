package cytodiffusion.nn.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SafetensorsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Precision.class)
    void readsWhatItWrote(Precision precision) throws IOException {
        float[] values = {0, -0f, 1, -2.5f, 65504, 6.1035156e-5f, 5.9604645e-8f, Float.POSITIVE_INFINITY};
        Path file = folder.resolve("w.safetensors");
        try (NDManager manager = NDManager.newBaseManager()) {
            SafetensorsWriter.write(
                    file, Map.of("a", manager.create(values, new Shape(2, 4))), precision, Map.of("step", "3"));
        }
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            assertEquals(new Shape(2, 4), reader.shape("a"));
            assertEquals("3", reader.metadata().get("step"));
            // bfloat16 keeps eight bits of each number.
            float tolerance = precision == Precision.BF16 ? 1f / 256 : 0;
            float[] read = reader.floats("a");
            for (int i = 0; i < values.length; i++) {
                float allowed = tolerance == 0 || Float.isInfinite(values[i]) ? 0 : tolerance * Math.abs(values[i]);
                assertEquals(values[i], read[i], allowed);
            }
        }
    }

    @Test
    void everyHalfPrecisionNumberSurvives() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = HalfPrecision.toFloat((short) bits);
            if (!Float.isNaN(value)) {
                assertEquals((short) bits, HalfPrecision.toHalf(value));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        not JSON            | {"a"                                                                            | JSON
        wrong shape         | {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}                          | needs 12 bytes
        negative axis       | {"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}                         | negative axis
        overflowing shape   | {"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}}      | overflows
        negative offset     | {"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}                         | data_offsets
        offsets reversed    | {"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}                          | data_offsets
        beyond the end      | {"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}                         | take 16 bytes
        gap                 | {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}                          | begins at byte 4
        bytes left over     | {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}                          | take 4 bytes
        overlap             | {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | begins at byte 4
        listed twice        | {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | twice
        unknown type        | {"a":{"dtype":"Q4","shape":[2],"data_offsets":[0,8]}}                           | type Q4
        missing entry       | {"a":{"dtype":"F32","shape":[2]}}                                               | lacks
        text for a number   | {"a":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}}                        | JSON
        nested deeply       | {"a":{"dtype":"F32","shape":[[[[[[2]]]]]],"data_offsets":[0,8]}}                  | JSON
        shape twice         | {"a":{"dtype":"F32","shape":[2],"shape":[2],"data_offsets":[0,8]}}              | shape twice
        metadata no text    | {"__metadata__":{"step":3},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | step
        metadata nested     | {"__metadata__":{"step":{}},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | step
        metadata null       | {"__metadata__":{"step":null},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | step
        metadata twice      | {"__metadata__":{"step":"3","step":"3"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | listed twice
        too many axes       | {"a":{"dtype":"F32","shape":[2,1,1,1,1,1,1,1,1,1],"data_offsets":[0,8]}}        | JSON
        fraction            | {"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}                        | JSON
        something behind    | {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} {}                       | JSON
        """)
    void refusesMalformedHeaders(String what, String header, String complaint) throws IOException {
        Path file = write(header.getBytes(StandardCharsets.UTF_8), header.length(), 8);
        ModelException problem = assertThrows(ModelException.class, () -> SafetensorsReader.open(file));
        assertTrue(problem.getMessage().contains(complaint), problem.getMessage());
        assertTrue(problem.getMessage().contains(file.toString()), problem.getMessage());
    }

    @Test
    void refusesAHeaderLongerThanTheFile() throws IOException {
        Path file = write("{}".getBytes(StandardCharsets.UTF_8), Long.MAX_VALUE, 0);
        assertThrows(ModelException.class, () -> SafetensorsReader.open(file));
    }

    @Test
    void refusesNestingThatWouldOverflowAStack() throws IOException {
        String header = "{\"a\":" + "[".repeat(1 << 20);
        Path file = write(header.getBytes(StandardCharsets.UTF_8), header.length(), 0);
        assertThrows(ModelException.class, () -> SafetensorsReader.open(file));
    }

    @Test
    void readsBehindTwoGibibytes() throws IOException {
        long end = 600L * 1000 * 1000 * 4;
        byte[] header = ("{\"large\":{\"dtype\":\"F32\",\"shape\":[600,1000,1000],\"data_offsets\":[0," + end + "]},"
                        + "\"small\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[" + end + "," + (end + 8)
                        + "]}}")
                .getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("large.safetensors");
        // Sparse: what is not written takes no room on the disk.
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            ByteBuffer front = ByteBuffer.allocate(8 + header.length).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(front.putLong(header.length).put(header).flip(), 0);
            ByteBuffer back = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(back.putFloat(3).putFloat(-4).flip(), 8 + header.length + end);
        }
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            assertArrayEquals(new float[] {3, -4}, reader.floats("small"));
        }
    }

    @Test
    void refusesATensorLongerThanAnArray() throws IOException {
        long count = 1L << 31;
        byte[] header = ("{\"a\":{\"dtype\":\"F16\",\"shape\":[" + count + "],\"data_offsets\":[0," + 2 * count + "]}}")
                .getBytes(StandardCharsets.UTF_8);
        Path file = write(header, header.length, 0);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), 8 + header.length + 2 * count - 1);
        }
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            ModelException problem = assertThrows(ModelException.class, () -> reader.floats("a"));
            assertTrue(problem.getMessage().contains("tensor a has 2147483648 numbers"), problem.getMessage());
        }
    }

    @Test
    void refusesAHeaderThatIsNotUtf8() throws IOException {
        Path file = write(new byte[] {'{', '"', (byte) 0xff, '"', '}'}, 5, 0);
        ModelException problem = assertThrows(ModelException.class, () -> SafetensorsReader.open(file));
        assertTrue(problem.getMessage().contains("UTF-8"), problem.getMessage());
    }

    @Test
    void namesTheTensorOfAnotherShape() throws IOException {
        Path file = write(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}".getBytes(StandardCharsets.UTF_8),
                54,
                8);
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            assertArrayEquals(new float[2], reader.floats("a"));
            ModelException problem = assertThrows(ModelException.class, () -> reader.floats("a", new Shape(1, 2)));
            assertTrue(problem.getMessage().contains("tensor a"), problem.getMessage());
        }
    }

    private Path write(byte[] header, long claimed, int data) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + data).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(claimed).put(header);
        return Files.write(folder.resolve("bad.safetensors"), bytes.array());
    }
}
