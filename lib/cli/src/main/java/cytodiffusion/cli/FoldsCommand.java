package cytodiffusion.cli;

import cytodiffusion.cli.console.CommandText;
import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.ExperimentEnd;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.option.ProcedureOptions;
import cytodiffusion.cli.option.ShardOption;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.Failure;
import cytodiffusion.data.ValueRange;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.run.FoldsRun;
import cytodiffusion.run.OutOfFold;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.Predictions;
import cytodiffusion.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = FoldsRun.NAME,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Predicts every image by a model that never saw it: results.csv, confusion.png, and the labels to"
                + " look at again, as review.csv and review.png. The same command goes on where it stopped or was"
                + " killed.")
final class FoldsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOptions data;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for models and results")
    private Path out;

    @Option(names = "--folds", paramLabel = "N", defaultValue = "4", description = "4 (default), as in the paper")
    private int folds;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "small",
            description = "of the model, as for cyto train (default: small)")
    private String preset;

    @Option(
            names = "--size",
            paramLabel = "PX",
            defaultValue = "0",
            description = "side of the images that the network sees")
    private int imageSize;

    @Option(names = "--init", paramLabel = "MODEL", description = "start from this model, as for cyto train")
    private Path init;

    @ArgGroup(multiplicity = "1")
    private FoldLength length;

    @Mixin
    private LearningMixin learning;

    @Option(names = "--limit", paramLabel = "N", description = "images in all, as many of each class and fold")
    private int limit;

    @Mixin
    private ProcedureOptions procedure;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of folds, weights and noise")
    private long seed;

    @Mixin
    private ShardOption shard;

    @Option(names = "--json", description = "print a JSON object instead of the folder")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        TrainingPlan plan = TrainingPlan.DEFAULT
                .preset(preset)
                .imageSize(imageSize)
                .seed(seed)
                .start(ModelOptions.start(init))
                .learning(learning.options());
        DataFolder images = data.folder();
        OutOfFold.Request request = new OutOfFold.Request(
                images.absolute(),
                out.toAbsolutePath().normalize(),
                plan,
                folds,
                length.steps(),
                length.time(),
                limit,
                procedure.elimination(),
                seed,
                length.epochs());
        FolderOptions.tellFound(images, ValueRange.FULL);
        OutOfSample predictions =
                FoldsRun.run(request, shard.of(CommandText.of(spec)), Interrupt.stop(), ConsoleProgress.standard());
        tell(predictions);
        int code = ExperimentEnd.report(
                out, predictions.complete(), predictions.rows().size(), json);
        return code == Main.OK && !predictions.failures().isEmpty() ? Main.FAILED : code;
    }

    private static void tell(OutOfSample predictions) {
        for (Failure failure : predictions.failures()) {
            System.err.println("left out: " + failure);
        }
        if (predictions.rows().isEmpty()) {
            return;
        }
        ConfusionMatrix confusion = new Predictions(predictions.classes(), predictions.predictions()).confusionMatrix();
        System.err.printf(
                Locale.ROOT,
                "%d images (%s): accuracy %.1f %%, balanced accuracy %.1f %%, %d labels to look at again%n",
                confusion.total(),
                predictions.origin(),
                100 * confusion.accuracy(),
                100 * confusion.balancedAccuracy(),
                confusion.total() - confusion.correct());
    }
}
