package cytodiffusion.spark;

import cytodiffusion.data.Failure;
import cytodiffusion.run.JobResults;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a job found on a worker, on its way back. */
final class JobFound implements JobResults, Serializable {
    private static final long serialVersionUID = 1;

    private final ArrayList<ArrayList<String>> rows = new ArrayList<>();
    private final ArrayList<Unusable> failures = new ArrayList<>();
    private boolean finished;

    /** A {@link Failure}, whose path cannot be sent. */
    private record Unusable(String path, String reason) implements Serializable {}

    @Override
    public void rows(List<List<String>> more) {
        more.forEach(row -> rows.add(new ArrayList<>(row)));
    }

    @Override
    public void failed(Failure failure) {
        failures.add(new Unusable(failure.path().toString(), failure.reason()));
    }

    /** Says whether all rows were given. */
    JobFound finished(boolean all) {
        finished = all;
        return this;
    }

    boolean isFinished() {
        return finished;
    }

    List<List<String>> rows() {
        return List.copyOf(rows);
    }

    List<Failure> failures() {
        return failures.stream()
                .map(unusable -> new Failure(Path.of(unusable.path()), unusable.reason()))
                .toList();
    }
}
