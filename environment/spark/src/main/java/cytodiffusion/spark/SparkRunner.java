package cytodiffusion.spark;

import cytodiffusion.data.Failure;
import cytodiffusion.run.Job;
import cytodiffusion.run.JobSite;
import cytodiffusion.run.Runner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Computes the jobs of a table on Spark's workers, as many at once as there are. Each is a job of Spark's of one task, so
 * that its rows are in the table as soon as it is done; a worker that is lost is replaced, and its job goes on from what
 * it left in the table's folder, which all workers must be able to write to.
 */
final class SparkRunner implements Runner {
    private static final long LOOK_MILLIS = 200;

    private final JavaSparkContext context;
    private final int threads;

    /** @param threads of libtorch in each worker; 0 leaves them as they are */
    SparkRunner(JavaSparkContext context, int threads) {
        this.context = context;
        this.threads = threads;
    }

    @Override
    public boolean run(List<Job> jobs, JobSite here, Listener listener) throws IOException {
        Path folder = here.folder().toAbsolutePath().normalize();
        try (FolderLock lock = FolderLock.take(folder)) {
            StopFile stop = StopFile.in(folder);
            Map<Job, JavaFutureAction<List<JobFound>>> running = new LinkedHashMap<>();
            JobOnWorker onWorker = new JobOnWorker(folder.toString(), here.precision(), threads, stop);
            for (Job job : jobs) {
                running.put(job, context.parallelize(List.of(job), 1).map(onWorker).collectAsync());
            }
            try {
                return gather(running, here, stop, listener);
            } finally {
                running.values().forEach(action -> action.cancel(true));
                stop.lower();
            }
        }
    }

    private static boolean gather(
            Map<Job, JavaFutureAction<List<JobFound>>> running, JobSite here, StopFile stop, Listener listener)
            throws IOException {
        boolean all = true;
        IOException failure = null;
        while (!running.isEmpty()) {
            if (failure != null || here.stop().requested()) {
                stop.raise();
            }
            for (Job job : List.copyOf(running.keySet())) {
                if (running.get(job).isDone()) {
                    try {
                        all &= tell(job, found(running.remove(job)), listener);
                    } catch (IOException e) {
                        // The others keep what they have done before this is told.
                        failure = failure == null ? e : failure;
                    }
                }
            }
            pause(running);
        }
        if (failure != null) {
            throw failure;
        }
        return all;
    }

    private static void pause(Map<Job, JavaFutureAction<List<JobFound>>> running) throws IOException {
        if (!running.isEmpty()) {
            try {
                running.values().iterator().next().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                // Who gathers looks at it next.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static JobFound found(JavaFutureAction<List<JobFound>> done) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return done.get().get(0);
                } catch (InterruptedException e) {
                    // It is done: asked again, it answers at once.
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw StoppableJob.failure(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean tell(Job job, JobFound found, Listener listener) throws IOException {
        listener.rows(job, found.rows());
        for (Failure failure : found.failures()) {
            listener.failed(job, failure);
        }
        if (found.isFinished()) {
            listener.finished(job);
        }
        return found.isFinished();
    }
}
