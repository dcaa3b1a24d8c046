package cytodiffusion.data.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Closes a stream whose reader has waited too long, so that a silent server does not hold it for ever. */
final class Watchdog implements AutoCloseable {
    private final InputStream stream;
    private final long patience;
    private volatile long lastSign = System.nanoTime();
    private volatile boolean closed;

    Watchdog(InputStream stream, Duration patience) {
        this.stream = stream;
        this.patience = patience.toNanos();
        Thread thread = new Thread(this::watch, "download-watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    /** Says that something has arrived. */
    void reset() {
        lastSign = System.nanoTime();
    }

    @Override
    public void close() {
        closed = true;
    }

    private void watch() {
        while (!closed) {
            if (System.nanoTime() - lastSign > patience) {
                try {
                    stream.close();
                } catch (IOException e) {
                    // The reader is told by its own exception.
                }
                return;
            }
            try {
                Thread.sleep(Math.max(1, patience / 10_000_000));
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
