package cytodiffusion.io;

import java.nio.file.Path;
import java.util.Map;

/** The folder in which the library keeps what it can make or fetch again. */
public final class UserCache {
    private UserCache() {}

    /**
     * {@code CYTO_DATA} where that is set, else {@code cytodiffusion} in the user's cache folder ({@code XDG_CACHE_HOME},
     * {@code ~/.cache}, or {@code ~/Library/Caches} on macOS). It need not exist.
     */
    public static Path folder() {
        return folder(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /** The same for a given environment, operating system and home folder. */
    public static Path folder(Map<String, String> environment, String system, Path home) {
        String data = environment.getOrDefault("CYTO_DATA", "");
        if (!data.isBlank()) {
            return Path.of(data);
        }
        return caches(environment, system, home).resolve("cytodiffusion");
    }

    private static Path caches(Map<String, String> environment, String system, Path home) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (!cache.isBlank() && Path.of(cache).isAbsolute()) {
            return Path.of(cache);
        }
        return home.resolve(system.startsWith("Mac") ? "Library/Caches" : ".cache");
    }
}
