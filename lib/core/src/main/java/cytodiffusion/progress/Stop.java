package cytodiffusion.progress;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks long work to end early at its next safe point, keeping what is done. Loops poll {@link #requested()} between two
 * steps.
 */
@FunctionalInterface
public interface Stop {
    /** Whether the work should end now. */
    boolean requested();

    /** Work that only ends when it is done, or when its thread is interrupted (as a notebook's stop button does). */
    static Stop onInterrupt() {
        return () -> Thread.currentThread().isInterrupted();
    }

    /** Ends when the thread is interrupted or {@code limit} has passed since now. */
    static Stop after(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        return () -> System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted();
    }

    /** Ends when the thread is interrupted or {@code flag} is raised, from a signal handler for instance. */
    static Stop when(AtomicBoolean flag) {
        return () -> flag.get() || Thread.currentThread().isInterrupted();
    }
}
