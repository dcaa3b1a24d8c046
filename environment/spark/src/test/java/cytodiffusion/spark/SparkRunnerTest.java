package cytodiffusion.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.Cluster;
import cytodiffusion.run.Experiment;
import cytodiffusion.run.Grid;
import cytodiffusion.run.Job;
import cytodiffusion.run.JobResults;
import cytodiffusion.run.JobSite;
import cytodiffusion.run.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of jobs whose rows come from Spark's workers. */
class SparkRunnerTest {
    @TempDir
    private Path folder;

    /** Squares a number; negative ones it cannot. */
    private record Square(int number) implements Job {
        @Override
        public String name() {
            return "square-" + number;
        }

        @Override
        public List<List<String>> keys() {
            return List.of(List.of(Integer.toString(number)));
        }

        @Override
        public boolean compute(JobSite here, JobResults results) throws IOException {
            if (number < 0) {
                throw new IOException("there is no root of " + number);
            }
            Files.writeString(here.folder().resolve(name()), "");
            results.rows(List.of(List.of(Integer.toString(number), Integer.toString(number * number))));
            return true;
        }
    }

    /** Goes on until it is asked to stop. */
    private record Endless() implements Job {
        @Override
        public String name() {
            return "endless";
        }

        @Override
        public boolean compute(JobSite here, JobResults results) throws IOException {
            Files.writeString(here.folder().resolve("begun"), "");
            while (!here.stop().requested()) {
                Thread.onSpinWait();
            }
            Files.writeString(here.folder().resolve("kept"), "");
            return false;
        }
    }

    private boolean compute(List<Job> jobs, Path out, Stop stop) throws IOException {
        Grid grid = new Grid(List.of("number", "square"), 1, Map.of(), jobs);
        try (Cluster cluster = Cluster.connect("local[2]", Map.of());
                Experiment experiment = Experiment.open(
                        grid, out, Session.of("test").runner(cluster.runner()), stop, Progress.SILENT)) {
            return experiment.compute();
        }
    }

    private static List<Job> squares(int most) {
        return IntStream.rangeClosed(1, most).<Job>mapToObj(Square::new).toList();
    }

    @Test
    void theTableIsThatOfOneMachineAndGoesOn() throws IOException {
        assertTrue(compute(squares(2), folder, Cells.NEVER));
        Files.delete(folder.resolve("square-1"));

        assertTrue(compute(squares(5), folder, Cells.NEVER));

        List<String> rows = Files.readAllLines(folder.resolve("results.csv"));
        assertEquals(
                List.of("1,1", "2,4", "3,9", "4,16", "5,25"),
                rows.subList(1, rows.size()).stream().sorted().toList());
        assertFalse(Files.exists(folder.resolve("square-1")), "a job whose row is there is not computed again");
    }

    @Test
    void aJobThatFailsIsNamedWithItsWorkerAndTheOthersAreKept() throws IOException {
        List<Job> jobs = List.of(new Square(3), new Square(-4));

        IOException failed = assertThrows(IOException.class, () -> compute(jobs, folder, Cells.NEVER));

        assertTrue(failed.getMessage().contains("cannot compute square--4: there is no root of -4"), failed.getMessage());
        assertTrue(failed.getMessage().startsWith("The worker 127.0.0.1 (executor driver, "), failed.getMessage());
        assertTrue(Files.readString(folder.resolve("results.csv")).contains("3,9"));
    }

    @Test
    void whatIsStoppedKeepsWhatItHasDone() throws IOException {
        assertFalse(compute(List.of(new Endless()), folder, () -> Files.exists(folder.resolve("begun"))));

        assertTrue(Files.exists(folder.resolve("kept")), "the job ended by itself, and was waited for");
        try (var left = Files.list(folder)) {
            assertEquals(0, left.filter(f -> f.getFileName().toString().startsWith("_stop")).count());
        }
    }
}
