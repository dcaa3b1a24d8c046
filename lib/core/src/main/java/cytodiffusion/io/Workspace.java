package cytodiffusion.io;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where notebooks keep what they made: models, drawn datasets, records of runs. */
public final class Workspace {
    private Workspace() {}

    /**
     * What {@code -Dcyto.work} or {@code CYTO_WORK} names, else {@code target} of the project that holds the current
     * folder (a notebook runs in {@code notebooks/}), else {@code target} of the current folder.
     */
    public static Path folder() {
        String named = System.getProperty("cyto.work", System.getenv("CYTO_WORK"));
        if (named != null && !named.isBlank()) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        return around(Path.of("").toAbsolutePath());
    }

    /** A folder as a reader is told of it: from the project's folder, or from the home folder as {@code ~}, if it lies there. */
    public static String shown(Path folder) {
        return shown(
                folder.toAbsolutePath().normalize(), folder().getParent(), Path.of(System.getProperty("user.home")));
    }

    static String shown(Path folder, Path project, Path home) {
        if (folder.startsWith(project)) {
            return project.relativize(folder).toString();
        }
        return folder.startsWith(home)
                ? Path.of("~").resolve(home.relativize(folder)).toString()
                : folder.toString();
    }

    static Path around(Path here) {
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("pom.xml")) && Files.isDirectory(folder.resolve("notebooks"))) {
                return folder.resolve("target");
            }
        }
        return here.resolve("target");
    }
}
