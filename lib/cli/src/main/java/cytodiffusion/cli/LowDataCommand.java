package cytodiffusion.cli;

import cytodiffusion.cli.console.CommandText;
import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.ExperimentEnd;
import cytodiffusion.cli.console.Folders;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.option.ProcedureOptions;
import cytodiffusion.cli.option.ShardOption;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ValueRange;
import cytodiffusion.model.ShippedModels;
import cytodiffusion.paper.cytodiffusion.PaperResults;
import cytodiffusion.paper.cytodiffusion.Studies;
import cytodiffusion.paper.cytodiffusion.fewimages.LowDataRequest;
import cytodiffusion.paper.cytodiffusion.fewimages.LowDataRun;
import cytodiffusion.paper.cytodiffusion.fewimages.LowDataTable;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.run.PretrainedNetworks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "low-data",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Trains models on few images of each class, again and again on other samples of a pool, and judges"
                        + " all of them on the same images: results.csv and run.json. Each finished training is kept: the same"
                        + " command goes on where it stopped or was killed.")
final class LowDataCommand implements Callable<Integer> {
    private static final String BASELINES = "vit-small,efficientnet-small";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOptions data;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the results")
    private Path out;

    @Option(
            names = "--sizes",
            paramLabel = "N,...",
            split = ",",
            description = "training images of each class (default: 10,20,50,150, as in the paper)")
    private List<Integer> sizes = PaperResults.LOW_DATA_SIZES;

    @Option(
            names = "--repetitions",
            paramLabel = "N",
            defaultValue = "5",
            description = "samples of each size (default: 5)")
    private int repetitions;

    @Option(
            names = "--models",
            paramLabel = "NAME,...",
            split = ",",
            defaultValue = Studies.LowData.DIFFUSION + "," + BASELINES,
            description = "${DEFAULT-VALUE} (default), " + Studies.LowData.SCRATCH
                    + " (random weights, beside a pretrained model) or other baselines")
    private List<String> models;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "of the diffusion model (default: the pretrained model's; small without one)")
    private String preset;

    @Option(
            names = "--size",
            paramLabel = "PX",
            defaultValue = "0",
            description = "side of the images that the networks see")
    private int imageSize;

    @Option(
            names = "--init",
            paramLabel = "MODEL",
            description = "pretrained diffusion model, a folder or a name that 'cyto models' lists, that "
                    + Studies.LowData.DIFFUSION + " starts from; it may not have seen images of DIR")
    private Path init;

    @Option(
            names = "--init-network",
            paramLabel = "DIR",
            description = "pretrained discriminative network that --models names with " + PretrainedNetworks.SUFFIX
                    + " behind its preset start from; may be repeated. Equal starts: trained on the cells that the model"
                    + " of --init was trained on")
    private List<Path> networks = List.of();

    @ArgGroup(multiplicity = "1")
    private EachLength length;

    @Option(
            names = "--checkpoints",
            paramLabel = "N",
            defaultValue = "3",
            description = "of a diffusion model, the one that is right most often on the validation images is kept"
                    + " (default: 3; 0 keeps the last); baselines are validated after every epoch")
    private int checkpoints;

    @Option(
            names = "--validation",
            paramLabel = "N",
            defaultValue = "5",
            description = "validation images of each class at most (default: 5); they take part of the time")
    private int validation;

    @Option(names = "--limit", paramLabel = "N", description = "test images in all, the same number of each class")
    private int limit;

    @Mixin
    private ProcedureOptions procedure;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of pool, samples, weights and noise")
    private long seed;

    @Mixin
    private ShardOption shard;

    @Option(names = "--json", description = "print a JSON object instead of the folder")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        DataFolder images = data.folder();
        LowDataRequest request = new LowDataRequest(
                images.absolute(),
                out.toAbsolutePath().normalize(),
                models,
                sizes,
                repetitions,
                new LowDataRequest.Training(
                        preset,
                        imageSize,
                        init == null ? null : Folders.existing(ShippedModels.resolve(init)),
                        length.steps(),
                        length.time(),
                        checkpoints,
                        validation,
                        PretrainedNetworks.of(networks)),
                limit,
                procedure.elimination(),
                seed);
        FolderOptions.tellFound(images, ValueRange.FULL);
        LowDataTable table =
                LowDataRun.run(request, shard.of(CommandText.of(spec)), Interrupt.stop(), ConsoleProgress.standard());
        tell(table);
        return ExperimentEnd.report(out, table.complete(), table.scores().size(), json);
    }

    private static void tell(LowDataTable table) {
        for (int size : table.sizes()) {
            for (String model : table.models()) {
                table.mean(model, size)
                        .ifPresent(mean -> System.err.printf(
                                Locale.ROOT,
                                "%4d images a class, %s: balanced accuracy %s %%, %d repetitions%n",
                                size,
                                model,
                                Numbers.estimate(mean.times(100), 1),
                                table.of(model, size).size()));
            }
        }
    }
}
