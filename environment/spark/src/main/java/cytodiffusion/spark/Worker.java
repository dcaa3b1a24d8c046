package cytodiffusion.spark;

import org.apache.spark.SparkEnv;

/** The worker process that this code runs in. */
final class Worker {
    private Worker() {}

    /** Tells it from the others of a session: host, Spark's number for it, and the process's own. */
    static String name() {
        SparkEnv env = SparkEnv.get();
        return env.blockManager().blockManagerId().host() + " (executor " + env.executorId() + ", process "
                + ProcessHandle.current().pid() + ")";
    }
}
