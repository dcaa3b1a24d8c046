package cytodiffusion.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a folder of results to one job. The operating system lets go of it when this process ends, however it ends. */
final class FolderLock implements AutoCloseable {
    // Spark takes no file for data whose name begins like this.
    private static final String FILE = "_lock";

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes a folder, which is made if need be.
     *
     * @throws IllegalArgumentException where another job has it
     */
    static FolderLock take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock got = channel.tryLock();
            if (got != null) {
                return new FolderLock(folder, channel);
            }
        } catch (OverlappingFileLockException e) {
            // This very process has it.
        }
        channel.close();
        throw new IllegalArgumentException("Another job is writing its results to " + folder
                + ": wait for its end, or choose another folder with --out");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " could not be left to others", e);
        }
    }
}
