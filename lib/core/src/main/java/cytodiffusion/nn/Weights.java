package cytodiffusion.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import cytodiffusion.nn.safetensors.ModelException;
import cytodiffusion.nn.safetensors.SafetensorsWriter;
import cytodiffusion.nn.safetensors.TensorSource;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The tensors of one network by their names in Python: in float32 the master copy, which is trained and saved; in another
 * precision a copy to compute with, which takes half of the memory. Running statistics are in float32 in any case, as sums
 * over a whole dataset lose too much in half precision. Closing it frees them.
 */
public final class Weights implements AutoCloseable {
    private final NDManager manager;
    private final Precision precision;
    private final Map<String, NDArray> tensors = new LinkedHashMap<>();
    private final Set<String> statistics = new LinkedHashSet<>();
    private final Set<String> frozen = new LinkedHashSet<>();

    private Weights(NDManager parent, Precision precision) {
        manager = parent.newSubManager();
        this.precision = precision;
    }

    /** Freshly drawn tensors, the same for the same seed on every machine. */
    public static Weights random(Network network, NDManager parent, long seed) {
        Weights weights = new Weights(parent, Precision.FP32);
        SplittableRandom random = new SplittableRandom(seed);
        Staging staging = new Staging();
        for (TensorSpec tensor : network.tensors()) {
            float[] values = draw(tensor, random);
            weights.stage(staging, tensor, target -> target.put(values));
        }
        return weights;
    }

    /**
     * The tensors of {@code network} from a file; names that only the file has are an error too, since they show that the
     * file belongs to another network. The names that attentions had in older versions of diffusers are understood.
     *
     * @throws ModelException naming the tensor that is missing, unknown or of another shape
     */
    public static Weights read(Network network, NDManager parent, TensorSource file) {
        return read(network, parent, file, Precision.FP32);
    }

    /** The same in {@code precision}: tensor by tensor, so that there is never a whole copy in another one. */
    public static Weights read(Network network, NDManager parent, TensorSource file, Precision precision) {
        file.requireNoOthers(network.tensors().stream()
                .map(tensor -> AttentionNames.in(file, tensor.name()))
                .toList());
        return read(network, parent, file, "", precision);
    }

    /** The tensors of {@code network} from a file that holds them under names that begin with {@code prefix}. */
    public static Weights read(Network network, NDManager parent, TensorSource file, String prefix) {
        return read(network, parent, file, prefix, Precision.FP32);
    }

    private static Weights read(
            Network network, NDManager parent, TensorSource file, String prefix, Precision precision) {
        Weights weights = new Weights(parent, precision);
        Staging staging = new Staging();
        try {
            for (TensorSpec tensor : network.tensors()) {
                String stored = AttentionNames.in(file, prefix + tensor.name());
                weights.stage(staging, tensor, target -> file.read(stored, tensor.shape(), target));
            }
            return weights;
        } catch (RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    /**
     * Replaces tensors by those of a file, such as pretrained ones.
     *
     * @param replaced tensors of the network that the file has, too
     * @throws ModelException naming the tensor that is missing or of another shape
     */
    public void load(TensorSource file, List<TensorSpec> replaced) {
        Staging staging = new Staging();
        for (TensorSpec tensor : replaced) {
            NDArray before = tensors.get(tensor.name());
            stage(staging, tensor, target -> file.read(tensor.name(), tensor.shape(), target));
            before.close();
        }
    }

    /** A copy that changes on its own. */
    public Weights copy() {
        Weights copy = new Weights(manager.getParentManager(), precision);
        tensors.forEach((name, tensor) -> {
            try (NDArray values = tensor.stopGradient()) {
                NDArray duplicate = values.duplicate();
                duplicate.attach(copy.manager);
                copy.put(name, duplicate);
            }
        });
        copy.statistics.addAll(statistics);
        copy.frozen.addAll(frozen);
        return copy;
    }

    /**
     * The tensors of one of several networks that these belong to, themselves, not copies: they are freed with these.
     *
     * @param prefix of the network's tensors, which the part's names do without
     */
    public Weights part(String prefix) {
        Weights part = new Weights(manager, precision);
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                part.tensors.put(name.substring(prefix.length()), tensor);
            }
        });
        addPart(part.statistics, statistics, prefix);
        addPart(part.frozen, frozen, prefix);
        return part;
    }

    private static void addPart(Set<String> part, Set<String> all, String prefix) {
        all.stream().filter(name -> name.startsWith(prefix)).forEach(name -> part.add(name.substring(prefix.length())));
    }

    /** Zeros in the place of every tensor, in float32. */
    public Weights zeros() {
        Weights zeros = new Weights(manager.getParentManager(), Precision.FP32);
        tensors.forEach((name, t) -> zeros.put(name, zeros.manager.zeros(t.getShape())));
        zeros.statistics.addAll(statistics);
        zeros.frozen.addAll(frozen);
        return zeros;
    }

    private void stage(Staging staging, TensorSpec tensor, Consumer<FloatBuffer> values) {
        Precision kept = tensor.learned() ? precision : Precision.FP32;
        put(tensor.name(), staging.tensor(manager, tensor.shape(), kept, values));
        if (!tensor.learned()) {
            statistics.add(tensor.name());
        }
    }

    private void put(String name, NDArray tensor) {
        NDScope.unregister(tensor);
        tensors.put(name, tensor);
    }

    /**
     * Writes all tensors to a safetensors file, whole or not at all.
     *
     * @throws IllegalStateException where these are not in float32
     */
    public void save(Path file, Precision inFile) throws IOException {
        if (precision != Precision.FP32) {
            throw new IllegalStateException("These weights were opened in " + precision.id()
                    + ", to compute with; open them in fp32 to save them");
        }
        SafetensorsWriter.write(file, tensors, inFile, Map.of());
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
                .filter(name -> !statistics.contains(name) && !frozen.contains(name))
                .map(tensors::get)
                .toList();
    }

    /** Keeps all tensors as they are but those of one layer, which alone are learned from now on. */
    public void freezeAllBut(String layer) {
        tensors.keySet().stream().filter(name -> !name.startsWith(layer + ".")).forEach(frozen::add);
    }

    /** Whether a part of the network is kept as it is, its running statistics included. */
    public boolean isPartlyFrozen() {
        return !frozen.isEmpty();
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
     * These tensors in {@code wanted} for one training step; gradients pass through to the master copy. In the precision
     * that they have they are themselves. To be called inside a {@link cytodiffusion.tensor.Scope}, whose end frees what is
     * created here; outside of one, a copy of the network would stay in memory until the weights are closed.
     */
    public Parameters in(Precision wanted) {
        return cast(wanted, wanted::cast);
    }

    /**
     * These tensors in {@code wanted} for many forward passes: closing {@code owner} frees what is created here, and
     * nothing else does. In the precision that they have they are themselves, which the owner leaves alone.
     */
    public Parameters in(Precision wanted, NDManager owner) {
        return cast(wanted, tensor -> {
            NDArray cast = wanted.cast(tensor);
            cast.attach(owner);
            NDScope.unregister(cast);
            return cast;
        });
    }

    /**
     * These tensors in {@code wanted}, each made anew whenever it is asked for: slow, and never a whole copy in memory. To be
     * called inside a {@link cytodiffusion.tensor.Scope}, as {@link #in(Precision)}.
     */
    public Parameters oneByOne(Precision wanted) {
        return new Parameters() {
            @Override
            public NDArray get(String name) {
                NDArray tensor = tensors.get(name);
                return statistics.contains(name) ? tensor : wanted.cast(tensor);
            }

            @Override
            public Precision precision() {
                return wanted;
            }
        };
    }

    private Parameters cast(Precision wanted, UnaryOperator<NDArray> cast) {
        if (wanted == precision) {
            return new Cast(tensors, precision);
        }
        Map<String, NDArray> casts = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> casts.put(name, statistics.contains(name) ? tensor : cast.apply(tensor)));
        return new Cast(casts, wanted);
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
            case XAVIER -> {
                double bound = Math.sqrt(6.0
                        / (tensor.shape().size() / tensor.shape().get(0)
                                + tensor.shape().size() / tensor.shape().get(1)));
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
