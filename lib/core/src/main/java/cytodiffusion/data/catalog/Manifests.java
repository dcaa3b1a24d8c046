package cytodiffusion.data.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The manifests of {@code data-manifests/}, which the build packs into the library. */
public final class Manifests {
    private static final String FOLDER = "/cytodiffusion/data-manifests/";

    /** The ids, one a line: resources cannot be listed. */
    private static final String IDS = "ids.txt";

    private Manifests() {}

    /** All manifests, in the order of their ids. */
    public static List<Manifest> all() {
        return read(IDS)
                .orElseThrow(() -> new IllegalStateException("The library was built without " + IDS))
                .lines()
                .map(id -> find(id).orElseThrow(
                                () -> new IllegalStateException("The library was built without the manifest of " + id)))
                .toList();
    }

    /** The manifest of one dataset, if it has one. */
    public static Optional<Manifest> find(String id) {
        return DataStore.isId(id)
                ? read(id + ".json").map(json -> Manifest.parse(json, id + ".json"))
                : Optional.empty();
    }

    private static Optional<String> read(String file) {
        try (InputStream in = Manifests.class.getResourceAsStream(FOLDER + file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + " from the library", e);
        }
    }
}
