package cytodiffusion.report.record;

import cytodiffusion.io.FileTree;
import cytodiffusion.io.Workspace;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Where the records of runs lie. */
final class RunFolder {
    /** Names a folder for the records of runs; the system property {@code cyto.runs} comes before the variable. */
    private static final String PROPERTY = "cyto.runs";

    private static final String VARIABLE = "CYTO_RUNS";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");

    private RunFolder() {}

    /**
     * What {@code -Dcyto.runs} or {@code CYTO_RUNS} names, else {@code runs} in the {@link Workspace}.
     */
    static Path root() {
        String named = System.getProperty(PROPERTY, System.getenv(VARIABLE));
        if (named != null && !named.isBlank()) {
            return Path.of(named).toAbsolutePath();
        }
        return Workspace.folder().resolve("runs");
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

    /** Moves what there is of these files and folders to {@code earlier/<label>}, in the place of what lies there. */
    static void setAside(Path folder, String label, List<String> names) throws IOException {
        Path earlier = folder.resolve("earlier").resolve(requireName(label));
        FileTree.delete(earlier);
        Files.createDirectories(earlier);
        for (String name : names) {
            if (Files.exists(folder.resolve(name))) {
                Files.move(folder.resolve(name), earlier.resolve(name));
            }
        }
    }
}
