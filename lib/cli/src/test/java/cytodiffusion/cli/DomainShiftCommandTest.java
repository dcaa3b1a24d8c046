package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.run.RecordedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainShiftCommandTest {
    @TempDir
    private Path folder;

    private CommandRun experiment(Object... more) {
        Object[] command = {"experiment", "domain-shift", "--out", folder.resolve("out"), "--profile", "smoke"};
        return CommandRun.of(
                Stream.concat(Arrays.stream(command), Arrays.stream(more)).toArray());
    }

    @Test
    void whatMakesNoSenseIsWrongUsage() {
        assertEquals(2, experiment("--repetitions", 0).code());
        assertEquals(2, experiment("--steps", 5, "--minutes", 5).code());
        assertEquals(2, experiment("--steps", -5).code());
        assertEquals(2, experiment("--minutes", 0).code());
        assertEquals(2, experiment("--baseline-steps", -1).code());
        assertEquals(2, experiment("--init", folder).code(), "a folder without a model");
        assertEquals(2, CommandRun.of("experiment", "domain-shift").code(), "without --out");
        assertEquals(2, CommandRun.of("experiment").code(), "without an experiment");
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Tag("long")
    @Test
    void theFolderIsARecordedRunThatNamesItsCommand() throws IOException {
        Object[] small = {"--repetitions", 1, "--per-class", 1, "--steps", 2, "--baseline-steps", 1};

        CommandRun run = experiment(small);

        assertEquals(0, run.code(), run.err());
        assertEquals(folder.resolve("out").toString(), run.out().strip());
        RecordedRun recorded = RecordedRun.in(folder.resolve("out")).orElseThrow();
        assertEquals(
                "cyto experiment domain-shift --profile smoke --repetitions 1 --per-class 1 --steps 2 --baseline-steps 1",
                recorded.command());
        assertTrue(recorded.note().complete());
        CommandRun other = experiment("--repetitions", 1, "--per-class", 2, "--steps", 2, "--baseline-steps", 1);
        assertEquals(2, other.code(), other.err());
        assertTrue(other.err().contains("another cells of each class (1, now 2)"), other.err());
    }
}
