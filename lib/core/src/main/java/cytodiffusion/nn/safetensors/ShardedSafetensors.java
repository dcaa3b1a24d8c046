package cytodiffusion.nn.safetensors;

import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors of a model whose weights are spread over several safetensors files: an index, {@code
 * diffusion_pytorch_model.safetensors.index.json}, says which file beside it holds which tensor.
 */
public final class ShardedSafetensors implements TensorSource {
    private final Path index;
    private final Map<String, SafetensorsReader> files = new LinkedHashMap<>();
    private final Map<String, SafetensorsReader> fileOf = new LinkedHashMap<>();

    private record Contents(@SerializedName("weight_map") Map<String, String> weightMap) {}

    private ShardedSafetensors(Path index) {
        this.index = index;
    }

    /**
     * Opens the index and all of its files.
     *
     * @throws ModelException where the index is malformed or does not fit the files
     */
    public static ShardedSafetensors open(Path index) throws IOException {
        ShardedSafetensors sharded = new ShardedSafetensors(index);
        try {
            sharded.readIndex();
            return sharded;
        } catch (RuntimeException e) {
            sharded.close();
            throw e;
        }
    }

    private void readIndex() throws IOException {
        Contents contents;
        try {
            contents = new Gson().fromJson(Files.readString(index), Contents.class);
        } catch (JsonParseException e) {
            throw new ModelException(index + " is not the JSON it should be: " + e.getMessage(), e);
        }
        if (contents == null
                || contents.weightMap() == null
                || contents.weightMap().containsValue(null)) {
            throw new ModelException(index + " has no weight_map of tensors to files");
        }
        contents.weightMap().forEach((tensor, name) -> fileOf.put(tensor, file(name)));
        files.forEach(this::requireSameTensors);
    }

    private SafetensorsReader file(String name) {
        if (!name.matches("[A-Za-z0-9._-]+\\.safetensors") || name.startsWith(".")) {
            throw new ModelException(index + ": '" + name + "' is not the name of a safetensors file beside it");
        }
        Path file = index.resolveSibling(name);
        if (!Files.isRegularFile(file)) {
            throw new ModelException(index + " asks for " + file + ", which is missing; fetch or copy it again");
        }
        return files.computeIfAbsent(name, n -> SafetensorsReader.open(file));
    }

    private void requireSameTensors(String name, SafetensorsReader file) {
        fileOf.forEach((tensor, of) -> {
            if (of == file && !file.has(tensor)) {
                throw new ModelException(index + ": tensor " + tensor + " is not in " + name);
            }
        });
        for (String tensor : file.names()) {
            if (fileOf.get(tensor) != file) {
                throw new ModelException(index + " does not list tensor " + tensor + " of " + name);
            }
        }
    }

    @Override
    public List<String> names() {
        return List.copyOf(fileOf.keySet());
    }

    @Override
    public boolean has(String name) {
        return fileOf.containsKey(name);
    }

    @Override
    public void read(String name, Shape shape, FloatBuffer target) {
        if (!has(name)) {
            throw new ModelException(index + ": tensor " + name + " is missing" + MISMATCH);
        }
        fileOf.get(name).read(name, shape, target);
    }

    /** The index's path, for messages. */
    @Override
    public String toString() {
        return index.toString();
    }

    @Override
    public void close() throws IOException {
        for (SafetensorsReader file : files.values()) {
            file.close();
        }
    }
}
