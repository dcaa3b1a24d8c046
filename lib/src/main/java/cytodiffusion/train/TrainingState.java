package cytodiffusion.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.nn.ModelException;
import cytodiffusion.nn.Network;
import cytodiffusion.nn.SafetensorsReader;
import cytodiffusion.nn.SafetensorsWriter;
import cytodiffusion.nn.Weights;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a training needs to go on exactly where it was: weights, their moving average, the optimizer's two moments,
 * and the step. Batches and noise follow from seed and step, so there is no random state beside them.
 */
public final class TrainingState implements AutoCloseable {
    private static final String STEP = "step";

    private final Weights weights;
    private final Weights average;
    private final Weights first;
    private final Weights second;
    private long step;

    private TrainingState(Weights weights, Weights average, Weights first, Weights second, long step) {
        this.weights = weights;
        this.average = average;
        this.first = first;
        this.second = second;
        this.step = step;
    }

    /** The start of a training from freshly drawn weights. */
    public static TrainingState fresh(Network network, NDManager manager, long seed) {
        return startingFrom(Weights.random(network, manager, seed));
    }

    /** The start of a training from {@code weights}, which now belong to the state. */
    public static TrainingState startingFrom(Weights weights) {
        return new TrainingState(weights, weights.copy(), weights.zeros(), weights.zeros(), 0);
    }

    /** The weights that are trained. */
    public Weights weights() {
        return weights;
    }

    /** Their moving average: the ones to use. */
    public Weights average() {
        return average;
    }

    Weights first() {
        return first;
    }

    Weights second() {
        return second;
    }

    /** Steps done. */
    public long step() {
        return step;
    }

    void advance() {
        step++;
    }

    /**
     * Saves the state; the one saved before stays beside it under the name {@code previous-}, so that there is always a
     * good one under one of the two names.
     *
     * @param notes what else the training wants to find again, such as its settings
     */
    public void save(Path file, Map<String, String> notes) throws IOException {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        parts().forEach((part, of) -> of.names().forEach(n -> tensors.put(part + "/" + n, of.get(n))));
        Map<String, String> metadata = new LinkedHashMap<>(notes);
        metadata.put(STEP, Long.toString(step));
        if (Files.exists(file)) {
            Files.move(file, previous(file), StandardCopyOption.REPLACE_EXISTING);
        }
        SafetensorsWriter.write(file, tensors, Precision.FP32, metadata);
    }

    /** Where {@link #save} keeps the state before the last. */
    public static Path previous(Path file) {
        return file.resolveSibling("previous-" + file.getFileName());
    }

    /**
     * Opens a saved state.
     *
     * @throws ModelException where the file is damaged or belongs to another network
     */
    public static TrainingState open(Path file, Network network, NDManager manager) throws IOException {
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            String step = reader.metadata().get(STEP);
            if (step == null || !step.matches("\\d{1,18}")) {
                throw new ModelException(file + ": not the state of a training, it does not say its step");
            }
            return new TrainingState(
                    Weights.read(network, manager, reader, "weights/"),
                    Weights.read(network, manager, reader, "average/"),
                    Weights.read(network, manager, reader, "first/"),
                    Weights.read(network, manager, reader, "second/"),
                    Long.parseLong(step));
        }
    }

    private Map<String, Weights> parts() {
        Map<String, Weights> parts = new LinkedHashMap<>();
        parts.put("weights", weights);
        parts.put("average", average);
        parts.put("first", first);
        parts.put("second", second);
        return parts;
    }

    @Override
    public void close() {
        parts().values().forEach(Weights::close);
    }
}
