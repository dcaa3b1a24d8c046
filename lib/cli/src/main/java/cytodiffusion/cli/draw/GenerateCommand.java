package cytodiffusion.cli.draw;

import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.Exit;
import cytodiffusion.cli.console.Folders;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.console.Require;
import cytodiffusion.diffusion.SamplerKind;
import cytodiffusion.model.GeneratedDataset;
import cytodiffusion.model.GenerativeModel;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.PrecisionChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

    @Option(
            names = "--model",
            required = true,
            paramLabel = "MODEL",
            description = "folder of a trained model, or a name that 'cyto models' lists")
    private Path model;

    @Option(names = "--per-class", required = true, paramLabel = "N", description = "cells of each class")
    private int perClass;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of the noise")
    private long seed;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "50",
            description = "of a diffusion model: evaluations for a cell (default: 50)")
    private int steps;

    @Option(
            names = "--sampler",
            paramLabel = "NAME",
            defaultValue = "dpm",
            description = "of a diffusion model: dpm (default) or ddim")
    private String sampler;

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = PrecisionChoice.AUTO,
            description = "auto, fp32, bf16 or fp16")
    private String precision;

    @Override
    public Integer call() throws IOException {
        int count = Math.toIntExact(Require.positive("--per-class", perClass));
        Path source = Folders.model(model);
        Stop stop = Interrupt.stop();
        try (GenerativeModel opened =
                GenerativeModel.open(source, precision, SamplerKind.of(sampler).withSteps(steps))) {
            int there = new GeneratedDataset(folder, count, seed)
                    .write(opened, GeneratedDataset.Origin.of(source), stop, ConsoleProgress.standard());
            System.out.println(folder);
            System.err.println(there + " cells are there");
            return there < count * opened.card().classes().size() ? Exit.INTERRUPTED : Exit.OK;
        }
    }
}
