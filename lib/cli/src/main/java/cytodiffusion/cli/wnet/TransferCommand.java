package cytodiffusion.cli.wnet;

import cytodiffusion.cli.console.CommandText;
import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.ExperimentEnd;
import cytodiffusion.cli.console.Folders;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.console.Require;
import cytodiffusion.data.DataFolder;
import cytodiffusion.paper.wnet.transfer.TransferExperiment;
import cytodiffusion.run.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = TransferExperiment.NAME,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Trains a network on few images of another laboratory, from random weights and from those of a pretrained"
                        + " network, on the same images, and judges both by the same other half of the folder after"
                        + " several numbers of steps: notebook 09 on real cells.")
public final class TransferCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--pretrained",
            required = true,
            paramLabel = "MODEL",
            description =
                    "the network, a folder or a name that 'cyto models' lists; its preset is that of all trainings")
    private Path pretrained;

    @Option(
            names = "--diffusion",
            paramLabel = "MODEL",
            description = "a diffusion model that learns from the same images, too")
    private Path diffusion;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "the other laboratory's images, one folder per class, of which MODEL has seen none")
    private Path data;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the results")
    private Path out;

    @Option(
            names = "--per-class",
            paramLabel = "N",
            split = ",",
            defaultValue = "5,10,20",
            description = "training images of each class (default: ${DEFAULT-VALUE}); more may be asked for later")
    private List<Integer> perClass;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            description = "draws of the training images (default: 3); more may be asked for later")
    private int seeds;

    @Option(
            names = "--steps",
            paramLabel = "N",
            split = ",",
            defaultValue = "25,50,100,200",
            description = "after which each training is judged (default: ${DEFAULT-VALUE})")
    private List<Long> steps;

    @Option(
            names = "--crop",
            paramLabel = "PX",
            description =
                    "side of the central square of a file that networks see, 0 for all of it (default: the preset's"
                            + " share)")
    private Integer crop;

    @Option(
            names = "--alike",
            paramLabel = "R",
            defaultValue = "0.6",
            description = "pictures that are alike by so much show one cell and stay in one half (default: 0.6, for"
                    + " pictures with the field around a cell; 0.85 for close crops)")
    private double alike;

    @Override
    public Integer call() throws IOException {
        TransferExperiment.Request request = new TransferExperiment.Request(
                DataFolder.of(Folders.existing(data)).absolute(),
                Folders.model(pretrained),
                Optional.ofNullable(diffusion).map(Folders::model),
                out,
                perClass,
                Math.toIntExact(Require.positive("--seeds", seeds)),
                steps,
                crop == null ? -1 : Require.notNegative("--crop", crop),
                alike);
        boolean complete = TransferExperiment.run(
                request, Session.of(CommandText.of(spec)), Interrupt.stop(), ConsoleProgress.standard());
        return ExperimentEnd.report(out, complete, request.trainings(), false);
    }
}
