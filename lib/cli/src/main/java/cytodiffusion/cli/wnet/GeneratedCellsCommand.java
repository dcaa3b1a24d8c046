package cytodiffusion.cli.wnet;

import cytodiffusion.cli.console.CommandText;
import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.ExperimentEnd;
import cytodiffusion.cli.console.Folders;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.console.Require;
import cytodiffusion.data.DataFolder;
import cytodiffusion.paper.wnet.generated.GeneratedCells;
import cytodiffusion.run.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = GeneratedCells.NAME,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Compares cells that models draw with real ones that neither they nor the judge learned from: the share"
                        + " that the judge recognises, Fréchet and kernel distance of its features, precision and recall, and"
                        + " whether they are copies. results.csv has a row for each model, and one for other real cells.")
public final class GeneratedCellsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "MODEL",
            description = "a model that draws cells, a folder or a name that 'cyto models' lists; may be repeated")
    private List<Path> models;

    @Option(
            names = "--judge",
            required = true,
            paramLabel = "MODEL",
            description = "a network that tells the classes apart, such as w-net-small")
    private Path judge;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "the real cells that all of them learned from, one folder per class")
    private Path data;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the results")
    private Path out;

    @Option(
            names = "--per-class",
            paramLabel = "N",
            defaultValue = "40",
            description = "cells of each class in every set (default: ${DEFAULT-VALUE})")
    private int perClass;

    @Option(
            names = "--sampler-steps",
            paramLabel = "N",
            defaultValue = "25",
            description = "of a diffusion model's sampler (default: ${DEFAULT-VALUE})")
    private int steps;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of the draws (default: 0)")
    private long seed;

    @Override
    public Integer call() throws IOException {
        GeneratedCells.Request request = new GeneratedCells.Request(
                models.stream().map(Folders::model).toList(),
                Folders.model(judge),
                DataFolder.of(Folders.existing(data)).absolute(),
                Math.toIntExact(Require.positive("--per-class", perClass)),
                Math.toIntExact(Require.positive("--sampler-steps", steps)),
                seed,
                out);
        boolean complete = GeneratedCells.run(
                request, Session.of(CommandText.of(spec)), Interrupt.stop(), ConsoleProgress.standard());
        return ExperimentEnd.report(out, complete, models.size() + 1, false);
    }
}
