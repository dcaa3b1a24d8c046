package cytodiffusion.data.catalog;

import cytodiffusion.io.UserCache;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where datasets lie: each in the folder of its id under one root.
 *
 * @param root the data root; need not exist
 */
public record DataStore(Path root) {
    /**
     * The user's data root: {@code CYTO_DATA} where that is set, else {@code cytodiffusion} in the user's cache folder
     * ({@code XDG_CACHE_HOME}, {@code ~/.cache}, or {@code ~/Library/Caches} on macOS).
     */
    public static DataStore ofUser() {
        return new DataStore(UserCache.folder());
    }

    /** Where the dataset {@code id} lies or would lie. */
    public Path folder(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException("\"" + id + "\" is not a dataset's id, which is the name of a folder: "
                    + "letters, digits, dots, hyphens and underscores; give a folder elsewhere with --data DIR");
        }
        return root.resolve(id);
    }

    /** Whether the dataset {@code id} is there. */
    public boolean has(String id) {
        return Files.isDirectory(folder(id));
    }

    /** The ids of all folders under the root, with or without a manifest, sorted. */
    public List<String> ids() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(DataStore::isId)
                    .sorted()
                    .toList();
        }
    }

    /**
     * The folder of a dataset: {@code explicit} where one is given, else that under the root.
     *
     * @throws IOException if it is not there, with what to fetch or to put where
     */
    public Path find(String id, Optional<Path> explicit) throws IOException {
        if (explicit.isPresent()) {
            if (!Files.isDirectory(explicit.get())) {
                throw new FileNotFoundException("There is no folder " + explicit.get() + "; --data takes a folder that"
                        + " holds one folder of images per class");
            }
            return explicit.get();
        }
        Path folder = folder(id);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        throw new FileNotFoundException(Manifests.find(id)
                .map(manifest -> manifest.name() + " is not in " + folder.toAbsolutePath() + ". " + manifest.howToGet())
                .orElse("No dataset \"" + id + "\" is known or lies in " + root.toAbsolutePath() + ". Put one folder"
                        + " of images per class into " + folder.toAbsolutePath() + ", set CYTO_DATA to the folder that"
                        + " holds \"" + id + "\", or give a folder with --data DIR"));
    }

    static boolean isId(String id) {
        return id.matches("[A-Za-z0-9_][A-Za-z0-9._-]*");
    }
}
