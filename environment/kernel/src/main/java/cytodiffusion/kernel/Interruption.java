package cytodiffusion.kernel;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a running cell in two steps: first its thread is interrupted, so that work that polls the flag can end at a safe
 * point and keep what it has; what still runs after a grace, or when asked a second time, is stopped wherever it is.
 */
final class Interruption {
    private static final long GRACE_MILLIS = 5_000;
    private static final long AGAIN_MILLIS = 1_000;

    /** Stops after which code counts as deaf: from JDK 20 on, nothing stops a compiled loop that does not poll. */
    private static final int FRUITLESS_STOPS = 5;

    private final Runnable interrupt;
    private final Runnable stop;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "interruption");
        thread.setDaemon(true);
        return thread;
    });

    private boolean running;
    private boolean requested;
    private int stops;
    private ScheduledFuture<?> stopping;

    /**
     * @param interrupt sets the interrupted flag of the thread that runs the cell
     * @param stop ends that thread by force
     */
    Interruption(Runnable interrupt, Runnable stop) {
        this.interrupt = interrupt;
        this.stop = stop;
    }

    /** A cell starts. */
    synchronized void begin() {
        running = true;
        requested = false;
        stops = 0;
    }

    /** The cell has ended. */
    synchronized void end() {
        running = false;
        cancelStopping();
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
        boolean first = !requested;
        requested = true;
        interrupt.run();
        cancelStopping();
        stopping = timer.scheduleWithFixedDelay(
                this::stopNow, first ? GRACE_MILLIS : 0, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void stopNow() {
        if (!running) {
            return;
        }
        stop.run();
        stops++;
        if (stops == FRUITLESS_STOPS) {
            System.err.println("The running code does not react to the interrupt. Restart the kernel to end it.");
        }
    }

    private void cancelStopping() {
        if (stopping != null) {
            stopping.cancel(false);
            stopping = null;
        }
    }
}
