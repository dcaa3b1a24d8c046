package cytodiffusion.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that a note has can be typed as it is, and tells nobody where folders lay. */
class CommandTextTest {
    @Command(name = "ask")
    @SuppressWarnings("UnusedVariable") // picocli fills the fields
    private static final class Ask implements Runnable {
        @Spec
        private CommandSpec spec;

        @Option(names = "--judge")
        private Map<Path, Path> judges = new LinkedHashMap<>();

        @Option(names = "--init")
        private List<Path> starts = new ArrayList<>();

        @Option(names = "--sizes", split = ",")
        private List<Integer> sizes = new ArrayList<>();

        @Option(names = "--data")
        private Path data;

        @Option(names = "--anytime")
        private boolean anytime;

        @Option(names = "--out")
        private Path out;

        private String text;

        @Override
        public void run() {
            text = CommandText.of(spec);
        }
    }

    @Test
    void foldersHaveTheirNamesAlone() {
        assertEquals("ask --data cells --anytime", text("--data", "/home/me/cells", "--anytime", "--out", "/tmp/r"));
    }

    @Test
    void anOptionThatWasGivenTwiceIsNamedTwice() {
        assertEquals(
                "ask --judge pbc=pbc-96 --judge net=cells",
                text("--judge", "pbc=/data/pbc-96", "--judge", "/models/net=/data/cells"));
        assertEquals("ask --init a --init b", text("--init", "/x/a", "--init", "/x/b"));
    }

    @Test
    void aListIsOneValue() {
        assertEquals("ask --sizes 10,20", text("--sizes", "10,20"));
    }

    private static String text(String... arguments) {
        Ask command = new Ask();
        assertEquals(0, new CommandLine(command).execute(arguments));
        return command.text;
    }
}
