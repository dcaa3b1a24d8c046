package cytodiffusion.kernel;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Ends a running cell in two steps: first its thread is interrupted, so that work that looks at the flag can end at a
 * safe point and keep what it has; then what still runs is stopped wherever it is.
 *
 * <p>How long the second step waits depends on the flag. Code that leaves it set has not looked, and is stopped after a
 * grace. Code that cleared it has, and may be saving what it has: it is stopped after a longer patience. Whoever asks a
 * second time gets the second step at once.
 */
final class Interruption {
    /** Longer than one step of a loop that looks at the flag between two steps. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_MILLIS = 100;
    private static final long AGAIN_MILLIS = 1_000;

    /** Stops after which code counts as deaf: from JDK 20 on, nothing stops a compiled loop that does not poll. */
    private static final int FRUITLESS_STOPS = 5;

    private final Runnable interrupt;
    private final BooleanSupplier unseen;
    private final Runnable stop;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "interruption");
        thread.setDaemon(true);
        return thread;
    });

    private boolean running;
    private boolean requested;
    private boolean announced;
    private long requestedAt;
    private long seenAt;
    private int stops;
    private ScheduledFuture<?> task;

    /**
     * @param interrupt sets the interrupted flag of the thread that runs the cell
     * @param unseen whether that flag is still set
     * @param stop ends that thread by force
     */
    Interruption(Runnable interrupt, BooleanSupplier unseen, Runnable stop) {
        this.interrupt = interrupt;
        this.unseen = unseen;
        this.stop = stop;
    }

    /** A cell starts. */
    synchronized void begin() {
        running = true;
        requested = false;
        announced = false;
        stops = 0;
    }

    /** The cell has ended. */
    synchronized void end() {
        running = false;
        cancel();
        notifyAll();
    }

    /** Waits until no cell runs, but no longer than {@code millis}. */
    synchronized void awaitEnd(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; running && left > 0; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
            wait(left);
        }
    }

    /** Whether the cell was asked to end. */
    synchronized boolean requested() {
        return requested;
    }

    /** Asks the cell to end; does nothing where none runs. */
    synchronized void request() {
        if (!running) {
            return;
        }
        interrupt.run();
        if (requested) {
            stopFromNowOn();
            return;
        }
        requested = true;
        requestedAt = System.nanoTime();
        seenAt = requestedAt;
        task = timer.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Stops the cell at once; does nothing where none runs. */
    synchronized void stopAtOnce() {
        if (running) {
            requested = true;
            stopFromNowOn();
        }
    }

    /** Whether a cell runs. */
    synchronized boolean running() {
        return running;
    }

    /** Code may set the flag again when it has finished, so the grace counts from the last time it was clear. */
    private synchronized void look() {
        if (!running || !requested) {
            return;
        }
        long now = System.nanoTime();
        if (!unseen.getAsBoolean()) {
            seenAt = now;
        }
        if (now - seenAt >= GRACE_NANOS || now - requestedAt >= PATIENCE_NANOS) {
            stopFromNowOn();
        } else if (now - requestedAt >= GRACE_NANOS && !announced) {
            announced = true;
            System.err.println("Still finishing; interrupt again to stop at once.");
        }
    }

    private void stopFromNowOn() {
        cancel();
        task = timer.scheduleWithFixedDelay(this::stopNow, 0, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void stopNow() {
        if (!running || !requested) {
            return;
        }
        stop.run();
        stops++;
        if (stops == FRUITLESS_STOPS) {
            System.err.println("The running code does not react to the interrupt. Restart the kernel to end it.");
        }
    }

    private void cancel() {
        if (task != null) {
            task.cancel(false);
            task = null;
        }
    }
}
