package cytodiffusion.cli;

import cytodiffusion.progress.Stop;
import java.util.concurrent.atomic.AtomicBoolean;

/** Turns Ctrl-C (SIGINT) and SIGTERM into a polite request to end, and lets the main thread finish before the JVM goes. */
final class Interrupt {
    private static final AtomicBoolean REQUESTED = new AtomicBoolean();
    private static final AtomicBoolean FINISHED = new AtomicBoolean();
    private static final long PATIENCE_MILLIS = 120_000;

    private Interrupt() {}

    /** Says that the JVM ends because the work is done, not because somebody stopped it. */
    static void finished() {
        FINISHED.set(true);
    }

    /** A stop for work on the current thread, which the JVM waits for. */
    static Stop stop() {
        Thread worker = Thread.currentThread();
        Thread hook = new Thread(() -> {
            if (worker.isAlive() && !FINISHED.get()) {
                REQUESTED.set(true);
                System.err.println();
                System.err.println("Stopping at the next safe point; what is done is kept");
                awaitEnd(worker);
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return Stop.when(REQUESTED);
    }

    static boolean requested() {
        return REQUESTED.get();
    }

    private static void awaitEnd(Thread worker) {
        try {
            worker.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
