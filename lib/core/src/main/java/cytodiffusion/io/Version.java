package cytodiffusion.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this library, as Maven wrote it into {@code version.properties} when it was built. */
public final class Version {
    /** Such as {@code 0.1.0}. */
    public static final String OF_LIBRARY = read();

    private Version() {}

    private static String read() {
        try (InputStream stream = Version.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties cannot be read", e);
        }
    }
}
