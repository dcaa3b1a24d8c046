package cytodiffusion.cli;

import cytodiffusion.cli.console.Require;
import picocli.CommandLine.Option;

/** How long the training of each fold takes; one of the three is asked for. */
final class FoldLength extends EachLength {
    @Option(names = "--epochs", paramLabel = "N", description = "how often each training sees its images")
    private Integer epochs;

    /** 0 where steps or time decide. */
    int epochs() {
        return epochs == null ? 0 : Math.toIntExact(Require.positive("--epochs", epochs));
    }
}
