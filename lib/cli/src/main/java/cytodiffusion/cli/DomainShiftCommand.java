package cytodiffusion.cli;

import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.console.Require;
import cytodiffusion.cli.option.ShardOption;
import cytodiffusion.paper.cytodiffusion.Profile;
import cytodiffusion.paper.cytodiffusion.shift.DomainShiftExperiment;
import cytodiffusion.run.PretrainedNetworks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = DomainShiftExperiment.NAME,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Trains the diffusion classifier and baselines on drawn cells of one domain, several times, and"
                + " judges them on the same cells in others: notebook 05 with repetitions.")
final class DomainShiftCommand implements Callable<Integer> {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for models and results")
    private Path out;

    @Option(
            names = "--repetitions",
            paramLabel = "N",
            defaultValue = "5",
            description = "trainings of each model, with other seeds (default: 5); more may be asked for later")
    private int repetitions;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "smoke, demo or paper (default: as CYTO_PROFILE says, else demo)")
    private String profile;

    @Option(
            names = "--per-class",
            paramLabel = "N",
            defaultValue = "30",
            description = "cells of each class that are judged in every domain (default: 30)")
    private int perClass;

    @Option(names = "--steps", paramLabel = "N", description = "of the diffusion model's training (default: profile's)")
    private Long steps;

    @Option(names = "--minutes", paramLabel = "M", description = "of the diffusion model's training instead of steps")
    private Integer minutes;

    @Option(
            names = "--init",
            paramLabel = "MODEL",
            description =
                    "pretrained diffusion model that the diffusion model starts from, a folder or a name that 'cyto"
                            + " models' lists; it may not have seen the drawn cells (default: random weights)")
    private Path init;

    @Option(
            names = "--init-network",
            paramLabel = "DIR",
            description =
                    "pretrained discriminative network that is trained on beside those from random weights, in rows of"
                            + " its own; may be repeated. Equal starts: trained on the cells that the model of --init was trained on")
    private List<Path> networks = List.of();

    @Option(
            names = "--baseline-steps",
            paramLabel = "N",
            description = "of each baseline's training (default: the paper's 50 epochs)")
    private Long baselineSteps;

    @Mixin
    private ShardOption shard;

    @Override
    public Integer call() throws IOException {
        if (steps != null && minutes != null) {
            throw new IllegalArgumentException("A training ends after --steps or after --minutes: give one of them");
        }
        Profile chosen = profile == null ? Profile.current() : Profile.of(profile);
        DomainShiftExperiment.Request request = DomainShiftExperiment.Request.of(out, chosen, repetitions, perClass);
        if (steps != null) {
            request = request.steps(Require.positive("--steps", steps));
        }
        if (minutes != null) {
            request = request.time(Duration.ofMinutes(Require.positive("--minutes", minutes)));
        }
        if (init != null) {
            request = request.init(ModelOptions.requireModel(init));
        }
        request = request.networks(PretrainedNetworks.of(networks));
        if (baselineSteps != null) {
            request = request.baselineSteps(Require.positive("--baseline-steps", baselineSteps));
        }
        boolean complete = DomainShiftExperiment.run(
                request, shard.of(command(chosen)), Interrupt.stop(), ConsoleProgress.standard());
        System.out.println(out);
        if (!complete) {
            System.err.println("It was stopped early; the same command goes on");
            return Main.INTERRUPTED;
        }
        return Main.OK;
    }

    private String command(Profile chosen) {
        return "cyto experiment " + DomainShiftExperiment.NAME + " --profile " + chosen.id() + " --repetitions "
                + repetitions + " --per-class " + perClass + (steps == null ? "" : " --steps " + steps)
                + (minutes == null ? "" : " --minutes " + minutes)
                + (init == null ? "" : " --init " + init.getFileName())
                + networks.stream()
                        .map(folder -> " --init-network " + folder.getFileName())
                        .collect(Collectors.joining())
                + (baselineSteps == null ? "" : " --baseline-steps " + baselineSteps);
    }
}
