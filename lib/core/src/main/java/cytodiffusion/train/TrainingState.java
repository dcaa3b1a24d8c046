package cytodiffusion.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.nn.Network;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.safetensors.ModelException;
import cytodiffusion.nn.safetensors.SafetensorsReader;
import cytodiffusion.nn.safetensors.SafetensorsWriter;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * All that a training needs to go on exactly where it was: weights, their moving average, the optimizer's two moments,
 * and the step. Batches and noise follow from seed and step, so there is no random state beside them.
 */
public final class TrainingState implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TrainingState.class.getName());
    private static final String STEP = "step";
    private static final String CHECKSUM = "crc32";

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

    /**
     * The part of the state that belongs to one of its networks, whose tensors it shares: to train it, not to save it.
     *
     * @param prefix of the network's tensors
     */
    TrainingState part(String prefix) {
        return new TrainingState(
                weights.part(prefix), average.part(prefix), first.part(prefix), second.part(prefix), step);
    }

    /** Trains one layer alone from now on, and keeps all others as they are. */
    public void freezeAllBut(String layer) {
        parts().values().forEach(part -> part.freezeAllBut(layer));
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
     * Saves the state; the one saved before stays beside it under the name {@code previous-}. The new one is written under
     * a third name first: whenever the process is killed, a whole state is under one of the two names.
     *
     * @param notes what else the training wants to find again, such as its settings
     */
    public void save(Path file, Map<String, String> notes) throws IOException {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        parts().forEach((part, of) -> of.names().forEach(n -> tensors.put(part + "/" + n, of.get(n))));
        Map<String, String> metadata = new LinkedHashMap<>(notes);
        metadata.put(STEP, Long.toString(step));
        metadata.put(CHECKSUM, checksum());
        Path next = beside(file, "next-");
        SafetensorsWriter.write(next, tensors, Precision.FP32, metadata);
        if (Files.exists(file)) {
            Files.move(file, previous(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Where {@link #save} keeps the state before the last. */
    public static Path previous(Path file) {
        return beside(file, "previous-");
    }

    private static Path beside(Path file, String prefix) {
        return file.resolveSibling(prefix + file.getFileName());
    }

    /**
     * Opens the last saved state that can be read. A damaged one is told of by its name and, where the one before it is
     * good, set aside as {@code damaged-}, so that the next save does not put it into the good one's place.
     *
     * @throws ModelException where there are states and all of them are damaged, naming the newest
     */
    public static Optional<TrainingState> openLast(Path file, Network network, NDManager manager) throws IOException {
        ModelException damage = null;
        List<Path> damaged = new ArrayList<>();
        for (Path candidate : List.of(file, previous(file))) {
            if (Files.exists(candidate)) {
                try {
                    TrainingState good = open(candidate, network, manager);
                    for (Path path : damaged) {
                        setAside(path);
                    }
                    return Optional.of(good);
                } catch (ModelException e) {
                    damage = damage == null ? e : damage;
                    LOG.log(Level.WARNING, "{0}; looking for the state saved before it", e.getMessage());
                    damaged.add(candidate);
                }
            }
        }
        if (damage != null) {
            throw damage;
        }
        return Optional.empty();
    }

    private static void setAside(Path damaged) throws IOException {
        Files.move(damaged, beside(damaged, "damaged-"), StandardCopyOption.REPLACE_EXISTING);
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
            TrainingState state = read(reader, network, manager, Long.parseLong(step));
            if (!state.checksum().equals(reader.metadata().get(CHECKSUM))) {
                state.close();
                throw new ModelException(file + ": its numbers are not those that were saved");
            }
            return state;
        }
    }

    private static TrainingState read(SafetensorsReader reader, Network network, NDManager manager, long step) {
        List<Weights> parts = new ArrayList<>();
        try {
            for (String part : List.of("weights/", "average/", "first/", "second/")) {
                parts.add(Weights.read(network, manager, reader, part));
            }
            return new TrainingState(parts.get(0), parts.get(1), parts.get(2), parts.get(3), step);
        } catch (RuntimeException e) {
            parts.forEach(Weights::close);
            throw e;
        }
    }

    /** Of all numbers in their order: damage inside a tensor changes neither a file's length nor its header. */
    private String checksum() {
        CRC32 crc = new CRC32();
        for (Weights part : parts().values()) {
            for (NDArray tensor : part.list()) {
                float[] values = tensor.toFloatArray();
                ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
                bytes.asFloatBuffer().put(values);
                crc.update(bytes);
            }
        }
        return Long.toHexString(crc.getValue());
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
