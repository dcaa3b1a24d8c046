package cytodiffusion.data.smear;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that are either whole or not there. */
final class WholeFile {
    private WholeFile() {}

    /** Writes beside {@code file} first, then moves the result there. */
    static void write(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        // Not Files.write: its channel closes when the thread is interrupted, and an interrupt is how work is stopped.
        try (FileOutputStream out = new FileOutputStream(part.toFile())) {
            out.write(content);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
