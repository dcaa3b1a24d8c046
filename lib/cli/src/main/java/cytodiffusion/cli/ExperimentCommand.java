package cytodiffusion.cli;

import cytodiffusion.cli.wnet.GeneratedCellsCommand;
import cytodiffusion.cli.wnet.SameCellsCommand;
import cytodiffusion.cli.wnet.TransferCommand;
import cytodiffusion.cli.wnet.VariantsCommand;
import picocli.CommandLine.Command;

/** Experiments that take hours; what they compute is committed as recorded runs, which the notebooks show. */
@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        description =
                "Computes an experiment of the paper with all its repetitions: results.csv and run.json."
                        + " The same command goes on where it stopped or was killed. false-drops reads recorded trials instead.",
        subcommands = {
            DomainShiftCommand.class,
            LowDataCommand.class,
            FoldsCommand.class,
            RawSpaceCommand.class,
            SameCellsCommand.class,
            VariantsCommand.class,
            TransferCommand.class,
            GeneratedCellsCommand.class,
            FalseDropsCommand.class,
            LeftOutCommand.class,
            MergeCommand.class
        })
final class ExperimentCommand {}
