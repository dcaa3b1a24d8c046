package cytodiffusion.nn.safetensors;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Writes float32 tensors to a safetensors file, whole or not at all. */
public final class SafetensorsWriter {
    private static final int ALIGNMENT = 8;

    private SafetensorsWriter() {}

    /**
     * @param tensors by name, in the order in which they are written
     * @param precision of the numbers in the file; rounded to nearest
     * @param metadata free text about the file
     */
    public static void write(Path file, Map<String, NDArray> tensors, Precision precision, Map<String, String> metadata)
            throws IOException {
        ElementType type = ElementType.of(precision);
        byte[] header = header(tensors, type, metadata);
        AtomicFile.write(file, out -> {
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            for (NDArray tensor : tensors.values()) {
                writeValues(out, tensor.toFloatArray(), type);
            }
        });
    }

    private static byte[] header(Map<String, NDArray> tensors, ElementType type, Map<String, String> metadata) {
        JsonObject header = new JsonObject();
        JsonObject notes = new JsonObject();
        notes.addProperty("format", "pt");
        metadata.forEach(notes::addProperty);
        header.add("__metadata__", notes);
        long place = 0;
        for (Map.Entry<String, NDArray> tensor : tensors.entrySet()) {
            JsonArray shape = new JsonArray();
            for (long axis : tensor.getValue().getShape().getShape()) {
                shape.add(axis);
            }
            JsonArray offsets = new JsonArray();
            offsets.add(place);
            place += tensor.getValue().size() * type.bytes();
            offsets.add(place);
            JsonObject entry = new JsonObject();
            entry.addProperty("dtype", type.name());
            entry.add("shape", shape);
            entry.add("data_offsets", offsets);
            header.add(tensor.getKey(), entry);
        }
        String text = header.toString();
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return (text + " ".repeat((ALIGNMENT - length % ALIGNMENT) % ALIGNMENT)).getBytes(StandardCharsets.UTF_8);
    }

    private static void writeValues(OutputStream out, float[] values, ElementType type) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            type.write(bytes, value);
        }
        out.write(bytes.array());
    }
}
