package cytodiffusion.tensor;

import java.nio.file.Path;

/** Where libtorch is unpacked on its first use. */
public final class LibtorchFolder {
    private LibtorchFolder() {}

    /** The folder for DJL's caches: what {@code DJL_CACHE_DIR} names, else {@code .djl.ai} in the home folder. */
    public static Path cache() {
        String named = System.getProperty("DJL_CACHE_DIR", System.getenv("DJL_CACHE_DIR"));
        return named == null || named.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".djl.ai")
                : Path.of(named).toAbsolutePath();
    }
}
