package cytodiffusion.cli.console;

import cytodiffusion.progress.Stop;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Turns Ctrl-C (SIGINT) and SIGTERM into a polite request to end. The JVM then waits until the command has kept what is
 * done, and ends with 130 or 143 by itself.
 */
public final class Interrupt {
    /** Where the process is; the main thread and the shutdown hook agree on it by compare-and-set. */
    private enum State {
        /** Nothing would be lost: a signal ends the process at once. */
        IDLE,
        /** Work is under way that can end early. */
        WORKING,
        /** A signal came during the work: the hook waits for the main thread, which must not call System.exit. */
        STOPPING,
        /** The main thread ends the process: the hook must not wait for it. */
        FINISHED
    }

    private static final AtomicReference<State> STATE = new AtomicReference<>(State.IDLE);
    private static final CountDownLatch WORK_ENDED = new CountDownLatch(1);

    private Interrupt() {}

    /** From now on signals are requests. For the process's main method only: the hook cannot be taken back. */
    public static void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(Interrupt::onShutdown, "stop at a safe point"));
    }

    /** A stop for work that keeps what is done when it ends early. */
    public static Stop stop() {
        STATE.compareAndSet(State.IDLE, State.WORKING);
        return () -> STATE.get() == State.STOPPING || Thread.currentThread().isInterrupted();
    }

    /**
     * Says that the main thread has nothing more to do.
     *
     * @return whether it is to end the process; if not, a signal is ending it already
     */
    public static boolean finished() {
        State before = STATE.getAndUpdate(state -> state == State.STOPPING ? state : State.FINISHED);
        WORK_ENDED.countDown();
        return before != State.STOPPING;
    }

    private static void onShutdown() {
        if (!STATE.compareAndSet(State.WORKING, State.STOPPING)) {
            return;
        }
        // Java does not see a second Ctrl-C while it shuts down.
        System.err.printf(
                Locale.ROOT,
                "%nStopping at the next safe point; what is done is kept. To end at once and lose it: kill -9 %d%n",
                ProcessHandle.current().pid());
        try {
            WORK_ENDED.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
