package cytodiffusion.cli;

import cytodiffusion.cli.console.CommandText;
import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.ExperimentEnd;
import cytodiffusion.cli.console.Folders;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.console.Require;
import cytodiffusion.cli.option.SparkOption;
import cytodiffusion.data.DataFolder;
import cytodiffusion.paper.rawspace.Condition;
import cytodiffusion.paper.rawspace.SpaceExperiment;
import cytodiffusion.run.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = SpaceExperiment.NAME,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Trains networks on the same images in sRGB and in raw image space, from several seeds, and judges"
                        + " them on the images kept from them and on another laboratory's: notebook 11 on real cells.")
final class RawSpaceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--split-of",
            required = true,
            paramLabel = "MODEL",
            description = "a model whose card parts these images, by class and file name; the others are left out")
    private Path splitOf;

    @Option(
            names = "--elsewhere",
            paramLabel = "DIR",
            description = "another laboratory's images, cropped until cells are as large as in the training")
    private Path elsewhere;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for models and results")
    private Path out;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "resnet18-small",
            description = "of a network; with commas between several (default: resnet18-small)")
    private List<String> presets;

    @Option(
            names = "--condition",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "rgb,rgb-colour,raw,raw-mosaic",
            description = "these (default), raw-grey-world or raw-mix")
    private List<String> conditions;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "5",
            description = "trainings of each (default: 5); more may be asked for later")
    private int seeds;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "6",
            description = "how often a training sees its images (default: 6)")
    private int epochs;

    @Mixin
    private SparkOption spark;

    @Override
    public Integer call() throws IOException {
        SpaceExperiment.Request request = new SpaceExperiment.Request(
                data.folder().absolute(),
                ModelOptions.requireModel(splitOf),
                elsewhere == null
                        ? null
                        : DataFolder.of(Folders.existing(elsewhere)).absolute(),
                out,
                presets,
                conditions.stream().map(Condition::named).toList(),
                Math.toIntExact(Require.positive("--seeds", seeds)),
                Math.toIntExact(Require.positive("--epochs", epochs)));
        boolean complete = SpaceExperiment.run(
                request,
                Session.of(CommandText.of(spec)).runner(spark.runner()),
                Interrupt.stop(),
                ConsoleProgress.standard());
        return ExperimentEnd.report(out, complete, conditions.size() * seeds, false);
    }
}
