package cytodiffusion.spark;

import cytodiffusion.io.DiskFull;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;

/** Waits for a job of Spark, and cancels it where it should stop. */
final class StoppableJob {
    private static final long LOOK_MILLIS = 200;

    private StoppableJob() {}

    /**
     * Runs a job.
     *
     * @param each done again and again while it runs, in this thread
     * @return whether it came to its end; false where it was stopped
     * @throws IOException where it failed, in the words of the worker where it is to blame
     */
    static boolean run(SparkContext context, String name, Runnable job, Stop stop, Runnable each) throws IOException {
        String group = UUID.randomUUID().toString();
        CompletableFuture<Void> running = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    context.setJobGroup(group, name, true);
                    try {
                        job.run();
                        running.complete(null);
                    } catch (Throwable e) {
                        running.completeExceptionally(e);
                    }
                },
                "spark: " + name);
        thread.setDaemon(true);
        thread.start();
        boolean stopped = false;
        while (true) {
            try {
                running.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                return !stopped;
            } catch (TimeoutException e) {
                each.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | CompletionException e) {
                if (stopped) {
                    return false;
                }
                throw failure(e.getCause());
            }
            if (!stopped && stop.requested()) {
                stopped = true;
                context.cancelJobGroup(group);
            }
        }
    }

    /** What is said of a job that failed: the words of the worker where it is to blame. */
    static IOException failure(Throwable problem) {
        Optional<WorkerException> worker = WorkerException.causeOf(problem);
        if (worker.isPresent()) {
            return new IOException(worker.get().getMessage(), problem);
        }
        Optional<IOException> full = Stream.iterate(problem, t -> t != null, Throwable::getCause)
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .filter(DiskFull::isMet)
                .findFirst();
        return full.map(e -> new IOException("A worker cannot write its results: " + e.getMessage(), problem))
                .orElseGet(() -> new IOException("Spark gave up: " + problem.getMessage(), problem));
    }
}
