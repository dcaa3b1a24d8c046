package cytodiffusion.run;

import cytodiffusion.data.Failure;
import java.io.IOException;
import java.util.List;

/**
 * Decides where and in which order jobs are computed. Whoever asks gets all that they find, in the thread that asks, and
 * alone writes the table.
 */
public interface Runner {
    /** One after another, in this thread. */
    Runner HERE = Runner::oneByOne;

    /** Takes what jobs found, job by job. */
    interface Listener {
        void rows(Job job, List<List<String>> rows) throws IOException;

        void failed(Job job, Failure failure);

        /** All rows of this job were told. */
        void finished(Job job) throws IOException;
    }

    /**
     * Computes jobs.
     *
     * @param here the folder in which they keep what is under way, and who may stop them. A runner whose jobs are computed
     *     by other processes gives each of them a site of its own
     * @return whether all are finished; false where it was stopped
     * @throws IOException where a job cannot go on; what was told is kept
     */
    boolean run(List<Job> jobs, JobSite here, Listener listener) throws IOException;

    private static boolean oneByOne(List<Job> jobs, JobSite here, Listener listener) throws IOException {
        for (Job job : jobs) {
            if (here.stop().requested() || !job.compute(here, new Told(job, listener))) {
                return false;
            }
            listener.finished(job);
        }
        return true;
    }

    /** What one job finds. */
    record Told(Job job, Listener listener) implements JobResults {
        @Override
        public void rows(List<List<String>> rows) throws IOException {
            listener.rows(job, rows);
        }

        @Override
        public void failed(Failure failure) {
            listener.failed(job, failure);
        }
    }
}
