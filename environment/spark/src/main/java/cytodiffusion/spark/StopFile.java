package cytodiffusion.spark;

import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A request to stop that reaches workers through the folder that all of them see: a training ends at its next safe point
 * and keeps what is done, which a task that Spark kills may not.
 *
 * @param path absolute, of a file that is there once the work should end
 */
record StopFile(String path) {
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    static StopFile in(Path folder) {
        return new StopFile(folder.toAbsolutePath().resolve("_stop-" + UUID.randomUUID()).toString());
    }

    /** Asks everyone to stop. */
    void raise() throws IOException {
        Path file = Path.of(path);
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
    }

    void lower() {
        try {
            Files.deleteIfExists(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be deleted", e);
        }
    }

    /** What a worker asks, which looks once a second. */
    Stop asked() {
        return new Stop() {
            private long looked = System.nanoTime() - LOOK_NANOS;
            private boolean raised;

            @Override
            public boolean requested() {
                if (!raised && System.nanoTime() - looked >= LOOK_NANOS) {
                    raised = Files.exists(Path.of(path));
                    looked = System.nanoTime();
                }
                return raised;
            }
        };
    }
}
