package cytodiffusion.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.Failure;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of squares: each job computes those of three numbers. */
class ExperimentTest {
    private static final Stop NEVER = () -> false;
    private static final List<String> COLUMNS = List.of("number", "square");

    @TempDir
    private Path folder;

    /**
     * Three squares.
     *
     * @param ten the numbers are 10 {@code ten} + 1 to 3
     * @param knows whether the numbers are known beforehand
     */
    private record Squares(int ten, List<Integer> units, boolean knows) implements Job {
        @Override
        public String name() {
            return "ten-" + ten;
        }

        @Override
        public List<List<String>> keys() {
            return knows ? units.stream().map(this::key).toList() : List.of();
        }

        private List<String> key(int unit) {
            return List.of(Integer.toString(10 * ten + unit));
        }

        @Override
        public Job rest(Predicate<List<String>> done) {
            return new Squares(
                    ten, units.stream().filter(unit -> !done.test(key(unit))).toList(), knows);
        }

        @Override
        public List<String> kept() {
            return knows ? List.of() : List.of(name() + "-kept");
        }

        @Override
        public boolean compute(JobSite here, JobResults results) throws IOException {
            for (int unit : units) {
                if (here.stop().requested()) {
                    return false;
                }
                int number = 10 * ten + unit;
                results.rows(List.of(List.of(Integer.toString(number), Integer.toString(number * number))));
                Files.writeString(
                        here.folder().resolve("computed-" + number), "", java.nio.file.StandardOpenOption.CREATE_NEW);
            }
            if (!knows) {
                Path kept = here.folder().resolve(name() + "-kept");
                Files.createDirectories(kept);
                Files.writeString(kept.resolve("note.txt"), name());
            }
            return true;
        }
    }

    private static Grid grid(int jobs, boolean knows, Map<String, String> settings) {
        return new Grid(
                COLUMNS,
                1,
                settings,
                IntStream.range(0, jobs)
                        .<Job>mapToObj(ten -> new Squares(ten, List.of(1, 2, 3), knows))
                        .toList());
    }

    private static boolean compute(Grid grid, Path out, Session session, Stop stop) throws IOException {
        try (Experiment experiment = Experiment.open(grid, out, session, stop, Progress.SILENT)) {
            boolean complete = experiment.compute();
            if (complete) {
                experiment.finish();
            }
            return complete;
        }
    }

    private static Session shard(String part) {
        return Session.of("cyto experiment squares").shard(Optional.of(Shard.parse(part)));
    }

    private static final Session WHOLE = Session.of("cyto experiment squares");

    private Path at(String name) {
        return folder.resolve(name);
    }

    private String table(String name) throws IOException {
        return Files.readString(at(name).resolve(RecordedRun.RESULTS));
    }

    @Test
    void aStoppedTableGoesOnRowByRow() throws IOException {
        Grid grid = grid(2, true, Map.of("power", "2"));
        Stop afterFour = () -> Files.exists(at("out").resolve("computed-11"));
        assertFalse(compute(grid, at("out"), WHOLE, afterFour));
        assertEquals("number,square\n1,1\n2,4\n3,9\n11,121\n", table("out"));

        // Each number may be computed once only, see CREATE_NEW.
        assertTrue(compute(grid, at("out"), WHOLE, NEVER));
        assertEquals("number,square\n1,1\n2,4\n3,9\n11,121\n12,144\n13,169\n", table("out"));
        RunNote note = RecordedRun.in(at("out")).orElseThrow().note();
        assertTrue(note.complete());
        assertNull(note.part());
    }

    @Test
    void aCancelledJobEndsTheSessionAndKeepsTheRows() throws IOException {
        Runner cancelled = (jobs, here, listener) -> {
            jobs.get(0).compute(here, new Runner.Told(jobs.get(0), listener));
            throw new CancellationException();
        };
        assertFalse(compute(grid(2, true, Map.of()), at("out"), WHOLE.runner(cancelled), NEVER));
        assertEquals("number,square\n1,1\n2,4\n3,9\n", table("out"));
    }

    @Test
    void anInterruptIsGivenBack() throws IOException {
        Grid grid = grid(1, true, Map.of());
        Thread.currentThread().interrupt();
        assertFalse(compute(grid, at("out"), WHOLE, NEVER));
        assertTrue(Thread.interrupted());
        assertEquals("number,square\n", table("out"), "the folder is written while the interrupt is held back");
    }

    @Test
    void inputsThatCannotBeUsedAreTold() throws IOException {
        Runner failing = (jobs, here, listener) -> {
            listener.failed(jobs.get(0), new Failure(Path.of("a.png"), "is empty"));
            return true;
        };
        try (Experiment experiment =
                Experiment.open(grid(1, true, Map.of()), at("out"), WHOLE.runner(failing), NEVER, Progress.SILENT)) {
            assertTrue(experiment.compute());
            assertEquals(List.of(new Failure(Path.of("a.png"), "is empty")), experiment.failures());
        }
    }

    @Test
    void shardsPutTogetherAreTheTableOfOneMachine() throws IOException {
        for (boolean knows : List.of(true, false)) {
            String name = "known-" + knows;
            Grid grid = grid(5, knows, Map.of("power", "2"));
            assertTrue(compute(grid, at(name), WHOLE, NEVER));
            // The second is stopped after one of its two jobs, and goes on.
            assertFalse(compute(grid, at(name + "-2"), shard("2/2").runner(Sent.stoppingAfter(1)), NEVER));
            assertTrue(compute(grid, at(name + "-2"), shard("2/2").runner(Sent.stoppingAfter(2)), NEVER));
            assertTrue(compute(grid, at(name + "-1"), shard("1/2").runner(Sent.stoppingAfter(3)), NEVER));

            Shards.Merged merged = Shards.merge(at(name + "-all"), List.of(at(name + "-2"), at(name + "-1")));

            assertEquals(table(name), table(name + "-all"));
            assertEquals(List.of(), merged.missing());
            assertEquals(15, merged.rows());
            assertEquals(!knows, merged.unfinished());
            RunNote note = RecordedRun.in(at(name + "-all")).orElseThrow().note();
            assertEquals(knows, note.complete());
            assertEquals(Map.of("power", "2"), note.settings());
            assertEquals("cyto experiment squares", note.command());
            assertEquals(
                    !knows, Files.exists(at(name + "-all").resolve("ten-4-kept").resolve("note.txt")));

            // The command finds nothing left to compute, and says so.
            assertTrue(compute(grid, at(name + "-all"), WHOLE, NEVER));
            assertFalse(Files.exists(at(name + "-all").resolve("computed-1")));
            assertTrue(RecordedRun.in(at(name + "-all")).orElseThrow().note().complete());
        }
    }

    @Test
    void whatIsMissingIsNamedAndComesLater() throws IOException {
        Grid grid = grid(4, true, Map.of());
        compute(grid, at("1"), shard("1/2"), NEVER);
        assertFalse(compute(grid, at("2"), shard("2/2").runner(Sent.stoppingAfter(1)), NEVER));

        Shards.Merged partly = Shards.merge(at("all"), List.of(at("1"), at("2")));
        assertEquals(List.of("ten-3 (shard 2/2)"), partly.missing());
        assertFalse(RecordedRun.in(at("all")).orElseThrow().note().complete());

        compute(grid, at("2"), shard("2/2"), NEVER);
        assertEquals(
                List.of(), Shards.merge(at("all"), List.of(at("1"), at("2"))).missing());
        compute(grid, at("whole"), WHOLE, NEVER);
        assertEquals(table("whole"), table("all"));
    }

    @Test
    void whatDoesNotBelongTogetherIsRefused() throws IOException {
        Grid grid = grid(2, true, Map.of("power", "2"));
        compute(grid, at("1"), shard("1/2"), NEVER);
        compute(grid(2, true, Map.of("power", "two")), at("2"), shard("2/2"), NEVER);
        compute(grid(3, true, Map.of("power", "2")), at("3"), shard("2/2"), NEVER);
        compute(grid, at("4"), shard("2/3"), NEVER);
        compute(grid, at("5"), shard("1/2"), NEVER);
        compute(grid, at("whole"), WHOLE, NEVER);

        assertRefused("different power (two and 2)", at("all"), at("1"), at("2"));
        assertRefused("of other trainings: 3 and 2 in all", at("all"), at("1"), at("3"));
        assertRefused("do not share the work", at("all"), at("1"), at("4"));
        assertRefused("not the only folder of shard 1/2", at("all"), at("1"), at("5"));
        assertRefused("holds no shard", at("all"), at("1"), at("whole"));
        assertRefused("holds no shard", at("all"), at("nowhere"));
        assertRefused("3 rows that none of the shards has", at("whole"), at("1"));

        IllegalArgumentException other =
                assertThrows(IllegalArgumentException.class, () -> compute(grid, at("1"), shard("2/2"), NEVER));
        assertTrue(other.getMessage().contains("holds shard 1/2 of a table, not shard 2/2"), other.getMessage());
        IllegalArgumentException whole =
                assertThrows(IllegalArgumentException.class, () -> compute(grid, at("1"), WHOLE, NEVER));
        assertTrue(whole.getMessage().contains("holds shard 1/2 of a table, not a whole table"), whole.getMessage());
    }

    @Test
    void aPrecisionThatIsAskedForIsASetting() throws IOException {
        Grid grid = grid(1, true, Map.of());
        compute(grid, at("fp32"), WHOLE.precision("fp32"), NEVER);
        compute(grid, at("auto"), WHOLE, NEVER);

        assertEquals(
                Map.of("precision", "fp32"),
                RecordedRun.in(at("fp32")).orElseThrow().note().settings());
        for (String other : List.of("auto", "bf16")) {
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class, () -> compute(grid, at("fp32"), WHOLE.precision(other), NEVER));
            assertTrue(refused.getMessage().contains("another precision (fp32, now " + other), refused.getMessage());
        }
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> compute(grid, at("auto"), WHOLE.precision("fp32"), NEVER));
        assertTrue(refused.getMessage().contains("another precision (auto, now fp32)"), refused.getMessage());
    }

    private static void assertRefused(String why, Path out, Path... shards) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Shards.merge(out, List.of(shards)));
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }

    @Test
    void shardsShareTheJobs() {
        List<String> jobs = List.of("a", "b", "c", "d", "e");
        assertEquals(List.of("a", "d"), Shard.parse("1/3").of(jobs));
        assertEquals(List.of("b", "e"), Shard.parse("2/3").of(jobs));
        assertEquals(List.of("c"), Shard.parse("3/3").of(jobs));
        assertEquals("2/3", Shard.parse("2/3").toString());
        for (String none : List.of("0/2", "3/2", "1", "1/2/3", "one/two", "-1/2", "")) {
            assertThrows(IllegalArgumentException.class, () -> Shard.parse(none), none);
        }
    }
}
