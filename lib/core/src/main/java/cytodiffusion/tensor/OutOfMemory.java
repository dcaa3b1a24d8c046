package cytodiffusion.tensor;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * Tells a lack of memory from other failures, so that a caller can ask for less and try again. Java throws {@link
 * OutOfMemoryError}; what libtorch throws has no type of its own and is known by its text.
 */
public final class OutOfMemory {
    /** Of libtorch's allocators on Linux and Windows, on CUDA and on Apple's GPU, and of NVIDIA's libraries. */
    private static final String[] MESSAGES = {
        "can't allocate memory",
        "not enough memory",
        "out of memory",
        "cublas_status_alloc_failed",
        "cudnn_status_alloc_failed",
        "std::bad_alloc"
    };

    private OutOfMemory() {}

    /** Whether {@code problem}, or what caused it, is a lack of memory: Java's, the machine's or the GPU's. */
    public static boolean isCauseOf(Throwable problem) {
        return Stream.iterate(problem, t -> t != null, Throwable::getCause)
                .anyMatch(t -> t instanceof OutOfMemoryError || t instanceof RuntimeException && saysSo(t));
    }

    private static boolean saysSo(Throwable problem) {
        String text = String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT);
        return Stream.of(MESSAGES).anyMatch(text::contains);
    }
}
