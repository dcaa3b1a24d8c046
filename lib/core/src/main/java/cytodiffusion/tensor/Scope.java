package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;

/**
 * Frees every array that this thread creates inside it, whoever manages the array, except those that are {@linkplain
 * #keep kept}: these pass to the enclosing scope. Freeing an array only lets go of it; what a backward pass still needs
 * stays alive inside libtorch, but for arrays over numbers that came from Java ({@link Factors}).
 *
 * <pre>{@code
 * try (Scope scope = new Scope()) {
 *     NDArray h = NativeOps.silu(x);
 *     return scope.keep(h.add(x));
 * }
 * }</pre>
 */
public final class Scope implements AutoCloseable {
    private final NDScope scope = new NDScope();
    private final List<NDArray> kept = new ArrayList<>(2);

    /** Lets {@code array} outlive this scope. Call it in the innermost scope only. */
    public NDArray keep(NDArray array) {
        NDScope.unregister(array);
        kept.add(array);
        return array;
    }

    @Override
    public void close() {
        scope.close();
        kept.forEach(NDScope::register);
    }
}
