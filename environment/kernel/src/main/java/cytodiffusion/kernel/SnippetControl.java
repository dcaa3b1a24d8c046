package cytodiffusion.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Runs snippets in this process, each in a thread that can be interrupted and stopped, and keeps the last value as an
 * object where JShell itself would only keep its text.
 */
public final class SnippetControl extends LocalExecutionControl implements ExecutionControlProvider {
    /** What {@link #runBody} runs next; the base class can only be given a static method without parameters. */
    private static volatile Callable<?> body;

    private static final int RESERVE_BYTES = 16 << 20;

    private static volatile Object value;
    private static volatile byte[] reserve;
    private static volatile BiConsumer<Thread, Throwable> uncaught = (thread, problem) -> {};
    private static Thread worker;

    /** An interrupt that came between two snippets, for the next one. */
    private static boolean interruptPending;

    /** @param uncaught is told of every thread that a cell started and that ended with an exception */
    @SuppressWarnings("StaticAssignmentInConstructor") // snippets call static methods, and there is one kernel
    SnippetControl(BiConsumer<Thread, Throwable> uncaught) {
        SnippetControl.uncaught = uncaught;
    }

    @Override
    public String name() {
        return "cytodiffusion";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
        return this;
    }

    /** Called by the base class in the thread of the snippet; of no use to anybody else. */
    public static void runBody() throws Throwable {
        startWork();
        try {
            value = body.call();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof OutOfMemoryError) {
                reserve = null;
            }
            throw e.getCause();
        } finally {
            endWork();
        }
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        synchronized (SnippetControl.class) {
            if (interruptPending) {
                throw new StoppedException();
            }
        }
        return call(() -> snippet.invoke(null));
    }

    /** Runs {@code task} as if it were a snippet, so that it can be interrupted and stopped like one. */
    Object compute(Callable<?> task) throws Throwable {
        forgetInterrupt(); // An interrupted cell shows what it has.
        clientCodeEnter();
        try {
            call(task);
            return value;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            clientCodeLeave();
        }
    }

    private String call(Callable<?> task) throws Exception {
        body = task;
        value = null;
        return super.invoke(SnippetControl.class.getMethod("runBody"));
    }

    /** The value of the snippet that ran last, or null. */
    Object value() {
        return value;
    }

    /** Forgets the last value and the last interrupt, and takes the memory in which a full heap can be reported. */
    void reset() {
        value = null;
        forgetInterrupt();
        try {
            if (reserve == null) {
                reserve = new byte[RESERVE_BYTES];
            }
        } catch (OutOfMemoryError e) {
            // The heap is still full: this cell must do without, and may be the one that makes room.
        }
    }

    /** Makes room in a full heap for the report of it. */
    void releaseReserve() {
        reserve = null;
    }

    private static synchronized void forgetInterrupt() {
        interruptPending = false;
    }

    /** Interrupts the thread that runs a snippet; where none does, the next snippet is not run. */
    void interruptWorker() {
        synchronized (SnippetControl.class) {
            if (worker == null) {
                interruptPending = true;
            } else {
                worker.interrupt();
            }
        }
    }

    /** Whether the thread that runs a snippet has its interrupted flag set. */
    boolean isWorkerInterrupted() {
        synchronized (SnippetControl.class) {
            return worker != null && worker.isInterrupted();
        }
    }

    private static synchronized void startWork() {
        worker = Thread.currentThread();
        reportThreads(worker);
        if (interruptPending) {
            worker.interrupt();
        }
    }

    /**
     * Until JDK 20 the base class takes the place of the default handler for each snippet, listens to the snippet's own
     * thread only, and never gives it back (JDK-8299934): what other threads end with is shown nowhere.
     */
    private static void reportThreads(Thread snippet) {
        Thread.UncaughtExceptionHandler base = Thread.getDefaultUncaughtExceptionHandler();
        if (base instanceof Reporter reporter && reporter.snippet() == snippet) {
            return;
        }
        Thread.setDefaultUncaughtExceptionHandler(new Reporter(snippet, base instanceof Reporter r ? r.base() : base));
    }

    /**
     * Hands what ends a snippet's thread to the base class, and tells of every other thread.
     *
     * @param base what was there before, or null
     */
    private record Reporter(Thread snippet, Thread.UncaughtExceptionHandler base)
            implements Thread.UncaughtExceptionHandler {
        @Override
        public void uncaughtException(Thread thread, Throwable problem) {
            if (thread != snippet) {
                uncaught.accept(thread, problem);
            } else if (base != null) {
                base.uncaughtException(thread, problem);
            }
        }
    }

    private static synchronized void endWork() {
        worker = null;
    }
}
