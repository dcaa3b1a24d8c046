package cytodiffusion.io;

import java.nio.file.Path;

/** What a folder or file is called in records: its name alone, as where it lay is nobody's business who gets them. */
public final class FolderName {
    private FolderName() {}

    /** The name of the folder that a path means, also where it ends in dots; "null" for the root. */
    public static String of(Path folder) {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }
}
