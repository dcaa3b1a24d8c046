package cytodiffusion.run;

import cytodiffusion.data.Failure;
import cytodiffusion.progress.InterruptLatch;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.PrecisionChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Computes a table job by job and keeps it in a folder, row by row: what is done is not repeated, and what was stopped
 * goes on. While it is open, an interrupt of the thread is a request to stop; closing it gives the interrupt back.
 */
public final class Experiment implements AutoCloseable {
    private final Grid grid;
    private final Path out;
    private final Session session;
    private final ExperimentFolder table;
    private final InterruptLatch stop;
    private final Progress progress;
    private final List<Failure> failures = new ArrayList<>();

    private Experiment(
            Grid grid, Path out, Session session, ExperimentFolder table, InterruptLatch stop, Progress progress) {
        this.grid = grid;
        this.out = out;
        this.session = session;
        this.table = table;
        this.stop = stop;
        this.progress = progress;
    }

    /**
     * Opens the folder of a table; nothing is written yet.
     *
     * @throws IllegalArgumentException where the folder holds a table of other settings, or another shard of this one
     * @throws IOException where what is there cannot be read
     */
    public static Experiment open(Grid grid, Path out, Session session, Stop stop, Progress progress)
            throws IOException {
        List<String> columns = new ArrayList<>(grid.columns());
        Map<String, String> settings = new LinkedHashMap<>(grid.settings());
        if (!session.precision().equals(PrecisionChoice.AUTO)) {
            settings.put(RunNote.PRECISION, session.precision());
        }
        RunNote note = RunNote.begun(session.command(), settings);
        if (session.shard().isPresent()) {
            columns.add(Part.JOB);
            note = note.part(Part.begun(session.shard().get(), grid.jobs()));
        }
        ExperimentFolder table = ExperimentFolder.open(out, columns, grid.keys(), note);
        return new Experiment(grid, out, session, table, new InterruptLatch(stop), progress);
    }

    /**
     * Opens a table and computes what is missing; where nothing is missing any more, the table is finished.
     *
     * @return whether nothing is missing any more
     * @throws IllegalArgumentException as {@link #open} does
     * @throws IOException as {@link #open} and {@link #compute} do
     */
    public static boolean run(Grid grid, Path out, Session session, Stop stop, Progress progress) throws IOException {
        try (Experiment experiment = open(grid, out, session, stop, progress)) {
            boolean complete = experiment.compute();
            if (complete) {
                experiment.finish();
            }
            return complete;
        }
    }

    /** The jobs of this session, those that are done among them. */
    private List<Job> jobs() {
        return session.shard().map(shard -> shard.of(grid.jobs())).orElse(grid.jobs());
    }

    /** The jobs that have something left to compute, or whose rows are not known. */
    public List<Job> missing() {
        return jobs().stream().filter(job -> !isDone(job)).toList();
    }

    private boolean isDone(Job job) {
        boolean known = !job.keys().isEmpty();
        return table.isFinished(job.name()) || (known && job.keys().stream().allMatch(table::has));
    }

    /**
     * Computes what is missing, and keeps it.
     *
     * @return whether nothing of this session is missing any more
     * @throws IOException where data cannot be read or results cannot be written
     */
    public boolean compute() throws IOException {
        List<Job> missing = missing();
        boolean anew = missing.stream().anyMatch(job -> !job.keys().isEmpty());
        if (!missing.isEmpty() && (anew || !table.complete())) {
            table.begin();
        }
        try (Progress.Task task = progress.start("Trainings of the table", "trainings", missing.size())) {
            return session.runner()
                    .run(
                            missing.stream().map(job -> job.rest(table::has)).toList(),
                            new JobSite(out, stop, progress, session.precision()),
                            new Keeper(task));
        } catch (CancellationException e) {
            return false;
        }
    }

    /** Keeps what jobs found. */
    private final class Keeper implements Runner.Listener {
        private final Progress.Task task;
        private int done;

        Keeper(Progress.Task task) {
            this.task = task;
        }

        @Override
        public void rows(Job job, List<List<String>> rows) throws IOException {
            table.addAll(
                    session.shard().isEmpty()
                            ? rows
                            : rows.stream().map(row -> with(row, job.name())).toList());
        }

        @Override
        public void failed(Job job, Failure failure) {
            failures.add(failure);
        }

        @Override
        public void finished(Job job) throws IOException {
            table.finished(job.name());
            task.update(++done, job.name());
        }
    }

    private static List<String> with(List<String> row, String job) {
        List<String> longer = new ArrayList<>(row);
        longer.add(job);
        return longer;
    }

    /** Inputs that could not be used, of the jobs that were computed since the folder was opened. */
    public List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** The rows so far, in the order in which they were added. */
    public List<List<String>> rows() {
        return table.rows();
    }

    /** Says that nothing is left to compute. */
    public void finish() throws IOException {
        table.finish();
    }

    /** Gives an interrupt back that came in the meantime. */
    @Override
    public void close() {
        stop.restore();
    }
}
