package cytodiffusion.training;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Saves every few minutes. */
final class Checkpoints {
    private static final long INTERVAL_NANOS = 240_000_000_000L;

    private final Save save;
    private long last = System.nanoTime();

    @FunctionalInterface
    interface Save {
        void run() throws IOException;
    }

    Checkpoints(Save save) {
        this.save = save;
    }

    void afterStep() {
        if (System.nanoTime() - last < INTERVAL_NANOS) {
            return;
        }
        try {
            save.run();
        } catch (IOException e) {
            throw new UncheckedIOException("The state of the training could not be saved", e);
        }
        last = System.nanoTime();
    }
}
