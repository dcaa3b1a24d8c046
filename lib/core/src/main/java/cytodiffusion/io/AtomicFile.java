package cytodiffusion.io;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Replaces a file as a whole: the content goes to a temporary file beside it, is forced to the disk, and is then moved
 * over the target. A process killed at any moment leaves the old file or the new one.
 */
public final class AtomicFile {
    private static final String PART = ".part";

    private AtomicFile() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes {@code target}, whose folder is made if need be. Where the content cannot be written the target stays as it
     * was and nothing is left beside it.
     */
    public static void write(Path target, Content content) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // Not Files.createTempFile: its files can be read by their owner only, and would stay so.
        Path part = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + PART);
        try {
            try (FileOutputStream file = new FileOutputStream(part.toFile());
                    BufferedOutputStream out = new BufferedOutputStream(file, 1 << 16)) {
                content.writeTo(out);
                out.flush();
                file.getFD().sync();
            }
            move(part, target);
        } catch (IOException e) {
            throw DiskFull.named(target, e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Deletes what killed processes left of files that they were writing into {@code folder}. Nobody may be writing there
     * now.
     */
    public static void deleteParts(Path folder) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*" + PART)) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** Writes these bytes. */
    public static void writeBytes(Path target, byte[] bytes) throws IOException {
        write(target, out -> out.write(bytes));
    }

    /** Writes text in UTF-8. */
    public static void writeString(Path target, String text) throws IOException {
        writeBytes(target, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Some network drives know no atomic move; theirs is then the next best thing. */
    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
