package cytodiffusion.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * The tensors of one network in float32, by their names in Python: the master copy, which is trained and saved. Closing it
 * frees them.
 */
public final class Weights implements AutoCloseable {
    private final NDManager manager;
    private final Map<String, NDArray> tensors = new LinkedHashMap<>();
    private final Set<String> statistics = new LinkedHashSet<>();

    private Weights(NDManager parent) {
        manager = parent.newSubManager();
    }

    /** Freshly drawn tensors, the same for the same seed on every machine. */
    public static Weights random(Network network, NDManager parent, long seed) {
        Weights weights = new Weights(parent);
        SplittableRandom random = new SplittableRandom(seed);
        for (TensorSpec tensor : network.tensors()) {
            weights.put(tensor, draw(tensor, random));
        }
        return weights;
    }

    /**
     * The tensors of {@code network} from a file; names that only the file has are an error too, since they show that the
     * file belongs to another network. The names that attentions had in older versions of diffusers are understood.
     *
     * @throws ModelException naming the tensor that is missing, unknown or of another shape
     */
    public static Weights read(Network network, NDManager parent, SafetensorsReader file) {
        file.requireNoOthers(network.tensors().stream()
                .map(tensor -> AttentionNames.in(file, tensor.name()))
                .toList());
        return read(network, parent, file, "");
    }

    /** The tensors of {@code network} from a file that holds them under names that begin with {@code prefix}. */
    public static Weights read(Network network, NDManager parent, SafetensorsReader file, String prefix) {
        Weights weights = new Weights(parent);
        try {
            for (TensorSpec tensor : network.tensors()) {
                String stored = AttentionNames.in(file, prefix + tensor.name());
                weights.put(tensor, file.floats(stored, tensor.shape()));
            }
            return weights;
        } catch (RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    /**
     * Replaces the tensors called {@code names} by those of a file, such as pretrained ones.
     *
     * @throws ModelException naming the tensor that is missing or of another shape
     */
    public void load(SafetensorsReader file, Iterable<String> names) {
        for (String name : names) {
            NDArray drawn = tensors.get(name);
            put(name, file.floats(name, drawn.getShape()), drawn.getShape());
            drawn.close();
        }
    }

    /** A copy that changes on its own. */
    public Weights copy() {
        Weights copy = new Weights(manager.getParentManager());
        tensors.forEach((name, tensor) -> copy.put(name, tensor.toFloatArray(), tensor.getShape()));
        copy.statistics.addAll(statistics);
        return copy;
    }

    /** Zeros in the place of every tensor. */
    public Weights zeros() {
        Weights zeros = new Weights(manager.getParentManager());
        tensors.forEach((name, t) -> zeros.put(name, new float[Math.toIntExact(t.size())], t.getShape()));
        zeros.statistics.addAll(statistics);
        return zeros;
    }

    private void put(TensorSpec tensor, float[] values) {
        put(tensor.name(), values, tensor.shape());
        if (!tensor.learned()) {
            statistics.add(tensor.name());
        }
    }

    private void put(String name, float[] values, Shape shape) {
        NDArray tensor = manager.create(values, shape);
        NDScope.unregister(tensor);
        tensors.put(name, tensor);
    }

    /** Writes all tensors to a safetensors file, whole or not at all. */
    public void save(Path file, Precision precision) throws IOException {
        SafetensorsWriter.write(file, tensors, precision, Map.of());
    }

    /** The tensor called {@code name}, itself, not a copy. */
    public NDArray get(String name) {
        return tensors.get(name);
    }

    /** All names, in the network's order. */
    public List<String> names() {
        return List.copyOf(tensors.keySet());
    }

    /** All tensors, in the network's order. */
    public List<NDArray> list() {
        return new ArrayList<>(tensors.values());
    }

    /** The tensors that a gradient trains, in the network's order. */
    public List<NDArray> learned() {
        return tensors.keySet().stream()
                .filter(name -> !statistics.contains(name))
                .map(tensors::get)
                .toList();
    }

    /** The names of the running statistics, in the network's order; none where the network keeps none. */
    public List<String> statistics() {
        return List.copyOf(statistics);
    }

    /** How many numbers these are. */
    public long size() {
        return tensors.values().stream().mapToLong(NDArray::size).sum();
    }

    /**
     * These tensors in {@code precision} for one training step; gradients pass through to the master copy. In float32
     * they are the master copy itself. To be called inside a {@link cytodiffusion.tensor.Scope}, whose end frees what is
     * created here; outside of one, a copy of the network would stay in memory until the weights are closed.
     */
    public Parameters in(Precision precision) {
        return cast(precision, precision::cast);
    }

    /**
     * These tensors in {@code precision} for many forward passes: closing {@code owner} frees what is created here, and
     * nothing else does. In float32 they are the master copy itself, which the owner leaves alone.
     */
    public Parameters in(Precision precision, NDManager owner) {
        return cast(precision, tensor -> {
            NDArray cast = precision.cast(tensor);
            cast.attach(owner);
            NDScope.unregister(cast);
            return cast;
        });
    }

    private Parameters cast(Precision precision, UnaryOperator<NDArray> cast) {
        if (precision == Precision.FP32) {
            return new Cast(tensors, precision);
        }
        Map<String, NDArray> casts = new LinkedHashMap<>();
        // Running statistics stay as they are: sums over a whole data set lose too much in half precision.
        tensors.forEach((name, tensor) -> casts.put(name, statistics.contains(name) ? tensor : cast.apply(tensor)));
        return new Cast(casts, precision);
    }

    private record Cast(Map<String, NDArray> tensors, Precision precision) implements Parameters {
        @Override
        public NDArray get(String name) {
            NDArray tensor = tensors.get(name);
            if (tensor == null) {
                throw new IllegalArgumentException("These weights have no tensor called " + name);
            }
            return tensor;
        }
    }

    private static float[] draw(TensorSpec tensor, SplittableRandom random) {
        float[] values = new float[Math.toIntExact(tensor.shape().size())];
        switch (tensor.start()) {
            case UNIFORM -> {
                double bound = 1 / Math.sqrt(tensor.fanIn());
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (bound * (2 * random.nextDouble() - 1));
                }
            }
            case ONES -> Arrays.fill(values, 1f);
            case ZEROS -> {}
        }
        return values;
    }

    @Override
    public void close() {
        manager.close();
    }
}
