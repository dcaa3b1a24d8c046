package cytodiffusion.notebook;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where the records of runs lie. */
final class RunFolder {
    /** Names a folder for the records of runs; the system property {@code cyto.runs} comes before the variable. */
    private static final String PROPERTY = "cyto.runs";

    private static final String VARIABLE = "CYTO_RUNS";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");

    private RunFolder() {}

    /**
     * What {@code -Dcyto.runs} or {@code CYTO_RUNS} names, else {@code target/runs} of the project that holds the
     * current folder (a notebook runs in {@code notebooks/}), else {@code target/runs} of the current folder.
     */
    static Path root() {
        String named = System.getProperty(PROPERTY, System.getenv(VARIABLE));
        if (named != null && !named.isBlank()) {
            return Path.of(named).toAbsolutePath();
        }
        Path here = Path.of("").toAbsolutePath();
        return projectAround(here).resolve("target").resolve("runs");
    }

    /** The nearest folder from here upwards with a {@code pom.xml} and {@code notebooks} in it, or this one. */
    static Path projectAround(Path here) {
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("pom.xml")) && Files.isDirectory(folder.resolve("notebooks"))) {
                return folder;
            }
        }
        return here;
    }

    /** Checks that {@code name} can be a file's name everywhere and cannot lead to another folder. */
    static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name
                    + "\" cannot be a file's name: use letters, digits, dots, hyphens and underscores, beginning with a"
                    + " letter or digit");
        }
        return name;
    }

    /** Deletes the files with this ending that an earlier run left in a folder, which need not exist. */
    static void clear(Path folder, String ending) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ending)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
    }
}
