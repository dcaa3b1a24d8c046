package cytodiffusion.cli;

import cytodiffusion.cli.console.Require;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long each of several trainings takes; one of the two is asked for. */
class EachLength {
    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "steps of each training (low-data: of those with the most images, fewer for the others in the"
                    + " paper's proportion)")
    private Long steps;

    @Option(
            names = {"--minutes-each", "--minutes"},
            paramLabel = "M",
            description = "time for each training, autoencoder and validation included")
    private Double minutes;

    /** 0 where time decides. */
    long steps() {
        return steps == null ? 0 : Require.positive("--steps", steps);
    }

    /** Null where steps decide. */
    Duration time() {
        if (minutes == null) {
            return null;
        }
        if (!(minutes > 0)) {
            throw new IllegalArgumentException("--minutes-each takes a number above 0, not " + minutes);
        }
        return Duration.ofMillis(Math.max(1, Math.round(minutes * 60_000)));
    }
}
