package cytodiffusion.tensor;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;

/**
 * What libtorch prints on standard error by itself. On a processor that NNPACK does not know it warns at every
 * convolution, some ten thousand times in a notebook. The environment variable {@code TORCH_CPP_LOG_LEVEL} says from
 * which level on it prints, but libtorch reads it only where it is asked to, which Python's module does and DJL does
 * not.
 */
final class LibraryRemarks {
    /** {@code void c10::initLogging()} as compilers of the Itanium ABI (Linux, macOS) name it. */
    private static final String READ_LEVEL = "_ZN3c1011initLoggingEv";

    private LibraryRemarks() {}

    /**
     * Lets libtorch read the level; where another build has no such function, all is printed as before.
     *
     * @param base path of libtorch's {@code c10}, which is loaded already
     */
    static void readLevel(String base) {
        Function read;
        try {
            read = NativeLibrary.getInstance(base).getFunction(READ_LEVEL);
        } catch (UnsatisfiedLinkError e) {
            return;
        }
        read.invokeVoid(new Object[0]);
    }
}
