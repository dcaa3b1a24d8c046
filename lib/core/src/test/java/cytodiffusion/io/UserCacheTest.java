package cytodiffusion.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserCacheTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void followsTheEnvironmentAndThenTheSystem() {
        assertEquals(
                Path.of("/data"),
                UserCache.folder(Map.of("CYTO_DATA", "/data", "XDG_CACHE_HOME", "/c"), "Linux", HOME));
        assertEquals(Path.of("/c/cytodiffusion"), UserCache.folder(Map.of("XDG_CACHE_HOME", "/c"), "Linux", HOME));
        assertEquals(
                Path.of("/home/ada/.cache/cytodiffusion"),
                UserCache.folder(Map.of("CYTO_DATA", " ", "XDG_CACHE_HOME", "relative"), "Linux", HOME));
        assertEquals(Path.of("/home/ada/Library/Caches/cytodiffusion"), UserCache.folder(Map.of(), "Mac OS X", HOME));
    }
}
