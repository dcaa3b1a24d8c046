package cytodiffusion.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists images that no folder of this machine holds: below an address such as {@code s3a://bucket/cells}, or in a table.
 * The library has none of its own: they are found on the class path, as a service.
 */
public interface ImageLister {
    /** A path keeps one of an address's two slashes. */
    Pattern ADDRESS = Pattern.compile("([a-z][a-z0-9+.-]+):/+(.*)");

    String TABLE = ".parquet";

    /** Whether a folder that was named is none of this machine's: an address, or a Parquet table. */
    static boolean isForeign(Path named) {
        return ADDRESS.matcher(named.toString()).matches() || named.toString().endsWith(TABLE);
    }

    /** An address as it was written, before it was a path. */
    static String address(Path named) {
        Matcher found = ADDRESS.matcher(named.toString());
        return found.matches() ? found.group(1) + "://" + found.group(2) : named.toString();
    }

    /**
     * The images below an address or in a table, without their contents. Their paths only name them.
     *
     * @throws IOException where it cannot be listed, or no image lies there
     */
    ImageFolder list(Path root) throws IOException;

    /** The one that is there; empty where nothing on the class path lists anything. */
    static Optional<ImageLister> find() {
        return ServiceLoader.load(ImageLister.class).stream().findFirst().map(Provider::get);
    }
}
