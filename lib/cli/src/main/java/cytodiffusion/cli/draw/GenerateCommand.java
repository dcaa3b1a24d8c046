package cytodiffusion.cli.draw;

import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.Exit;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.console.Require;
import cytodiffusion.model.GeneratedDataset;
import cytodiffusion.model.GenerativeModel;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Draws cells of all classes of a model into a folder, one folder a class, with a manifest that says"
                        + " which model made them, from which data, and under which licence. The same command goes on after a"
                        + " Ctrl-C.")
public final class GenerateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "where to")
    private Path folder;

    @Mixin
    private GeneratorOptions generator;

    @Option(names = "--per-class", required = true, paramLabel = "N", description = "cells of each class")
    private int perClass;

    @Override
    public Integer call() throws IOException {
        int count = Math.toIntExact(Require.positive("--per-class", perClass));
        Path source = generator.folder();
        Stop stop = Interrupt.stop();
        try (GenerativeModel opened = generator.open(generator.sampler())) {
            int there = new GeneratedDataset(folder, count, generator.seed())
                    .write(opened, GeneratedDataset.Origin.of(source), stop, ConsoleProgress.standard());
            System.out.println(folder);
            System.err.println(there + " cells are there");
            return there < count * opened.card().classes().size() ? Exit.INTERRUPTED : Exit.OK;
        }
    }
}
