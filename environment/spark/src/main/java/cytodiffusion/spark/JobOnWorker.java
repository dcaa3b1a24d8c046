package cytodiffusion.spark;

import cytodiffusion.progress.Progress;
import cytodiffusion.run.Job;
import cytodiffusion.run.JobSite;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.api.java.function.Function;

/**
 * What a worker does with a job: it computes it in the table's folder, where it goes on with what another worker may have
 * begun.
 *
 * @param folder absolute path of the table's folder
 * @param threads of libtorch; 0 leaves them as they are
 */
record JobOnWorker(String folder, String precision, int threads, StopFile stop) implements Function<Job, JobFound> {
    @Override
    public JobFound call(Job job) throws InterruptedException {
        return Worker.alone(threads, () -> compute(job));
    }

    private JobFound compute(Job job) {
        JobFound found = new JobFound();
        try {
            JobSite here = new JobSite(Path.of(folder), stop.asked(), Progress.SILENT, precision);
            return found.finished(!here.stop().requested() && job.compute(here, found));
        } catch (IOException | RuntimeException e) {
            throw new WorkerException(
                    "The worker " + Worker.name() + " cannot compute " + job.name() + ": " + e.getMessage(), e);
        }
    }
}
