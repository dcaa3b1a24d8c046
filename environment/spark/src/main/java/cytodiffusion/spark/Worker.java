package cytodiffusion.spark;

import cytodiffusion.tensor.Machine;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.spark.SparkEnv;

/** The worker process that this code runs in. */
final class Worker {
    private static final ReentrantLock IN_USE = new ReentrantLock(true);

    private Worker() {}

    /** Tells it from the others of a session: host, Spark's number for it, and the process's own. */
    static String name() {
        SparkEnv env = SparkEnv.get();
        return env.blockManager().blockManagerId().host() + " (executor " + env.executorId() + ", process "
                + ProcessHandle.current().pid() + ")";
    }

    /**
     * Does work that has libtorch and all of its threads to itself; other tasks of this process wait.
     *
     * @param threads of libtorch; 0 leaves them as they are
     * @throws InterruptedException where the task was killed while it waited
     */
    static <T> T alone(int threads, Supplier<T> work) throws InterruptedException {
        IN_USE.lockInterruptibly();
        try {
            if (threads > 0) {
                Machine.useThreads(threads);
            }
            return work.get();
        } finally {
            IN_USE.unlock();
        }
    }
}
