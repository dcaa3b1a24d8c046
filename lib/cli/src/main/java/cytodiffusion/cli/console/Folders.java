package cytodiffusion.cli.console;

import java.nio.file.Files;
import java.nio.file.Path;

/** Folders named on the command line. */
public final class Folders {
    private Folders() {}

    /** @throws IllegalArgumentException where there is no such folder, which is wrong usage */
    public static Path existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    Files.exists(folder) ? folder + " is a file, not a folder" : "There is no folder " + folder);
        }
        return folder;
    }
}
