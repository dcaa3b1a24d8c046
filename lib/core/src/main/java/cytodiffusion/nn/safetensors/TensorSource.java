package cytodiffusion.nn.safetensors;

import ai.djl.ndarray.types.Shape;
import java.io.Closeable;
import java.nio.FloatBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tensors by name, read one at a time: a safetensors file, or several that belong together. */
public interface TensorSource extends Closeable {
    /** The end of a message about tensors that are not those of the config. */
    String MISMATCH = "; weights and config.json do not belong together, copy both anew from one model";

    /** The names of all tensors. */
    List<String> names();

    /** Whether there is a tensor of this name. */
    boolean has(String name);

    /**
     * Puts the values of a tensor into {@code target}, row by row, as float32. It has to have this shape; a matrix may be
     * stored as a 1x1 convolution, (out, in, 1, 1).
     *
     * @throws ModelException where it is missing or has another shape
     */
    void read(String name, Shape shape, FloatBuffer target);

    /** @throws ModelException where there is a tensor that is not among {@code expected} */
    default void requireNoOthers(List<String> expected) {
        Set<String> others = new HashSet<>(names());
        expected.forEach(others::remove);
        if (!others.isEmpty()) {
            throw new ModelException(this + ": " + others.size() + " tensors that the config does not ask for, such as "
                    + others.stream().sorted().findFirst().orElseThrow()
                    + MISMATCH);
        }
    }
}
