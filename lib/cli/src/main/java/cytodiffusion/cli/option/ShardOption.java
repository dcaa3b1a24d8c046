package cytodiffusion.cli.option;

import cytodiffusion.run.Session;
import cytodiffusion.run.Shard;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.PrecisionChoice;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which part of a table is computed, by whom, and in which precision. */
public final class ShardOption {
    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description =
                    "compute part I of N only, in a folder of its own: the same command with the other parts runs on"
                            + " other machines, and 'cyto experiment merge' puts the folders together")
    private String shard;

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = PrecisionChoice.AUTO,
            description = "auto, fp32 or bf16 (default: auto, what is fast on each machine; machines that share a table"
                    + " compute alike in fp32)")
    private String precision;

    @Mixin
    private SparkOption spark;

    /** @throws IllegalArgumentException where it is none, which is wrong usage */
    public Session of(String command) {
        return Session.of(command)
                .shard(Optional.ofNullable(shard).map(Shard::parse))
                .runner(spark.runner())
                .precision(precision(precision));
    }

    private static String precision(String id) {
        if (!id.equals(PrecisionChoice.AUTO) && Precision.of(id) == Precision.FP16) {
            throw new IllegalArgumentException(
                    "Training in fp16 would lose small gradients: --precision takes auto, fp32" + " or bf16");
        }
        return id;
    }
}
