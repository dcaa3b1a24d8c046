package cytodiffusion.cli.wnet;

import cytodiffusion.cli.console.CommandText;
import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.ExperimentEnd;
import cytodiffusion.cli.console.Folders;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.console.Require;
import cytodiffusion.data.DataFolder;
import cytodiffusion.paper.wnet.VariantExperiment;
import cytodiffusion.run.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = VariantExperiment.NAME,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Trains networks that differ in one thing on the same images, from several seeds, and judges them by the"
                        + " images that another model was tested on: notebook 09 on real cells.")
public final class VariantsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--study",
            required = true,
            paramLabel = "NAME",
            description = "depth (and kernels), imbalance, lstm-search or rivals")
    private String study;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "one folder of images per class")
    private Path data;

    @Option(
            names = "--test-of",
            required = true,
            paramLabel = "MODEL",
            description =
                    "a model that was tested on some of these images, by class and file name; all others are trained on")
    private Path testOf;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for models and results")
    private Path out;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            description = "trainings of each (default: 3); more may be asked for later")
    private int seeds;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "3",
            description = "how often a training sees its images (default: 3)")
    private int epochs;

    @Override
    public Integer call() throws IOException {
        VariantExperiment.Request request = new VariantExperiment.Request(
                study,
                DataFolder.of(Folders.existing(data)).absolute(),
                Folders.model(testOf),
                out,
                Math.toIntExact(Require.positive("--seeds", seeds)),
                Math.toIntExact(Require.positive("--epochs", epochs)));
        boolean complete = VariantExperiment.run(
                request, Session.of(CommandText.of(spec)), Interrupt.stop(), ConsoleProgress.standard());
        return ExperimentEnd.report(out, complete, seeds, false);
    }
}
