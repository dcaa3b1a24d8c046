package cytodiffusion.cli;

import cytodiffusion.run.Session;
import cytodiffusion.run.Shard;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which part of a table this machine computes. */
final class ShardOption {
    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description =
                    "compute part I of N only, in a folder of its own: the same command with the other parts runs on"
                            + " other machines, and 'cyto experiment merge' puts the folders together")
    private String shard;

    /** @throws IllegalArgumentException where it is none, which is wrong usage */
    Session of(String command) {
        return Session.of(command).shard(Optional.ofNullable(shard).map(Shard::parse));
    }
}
