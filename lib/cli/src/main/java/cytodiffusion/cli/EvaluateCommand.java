package cytodiffusion.cli;

import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.option.CropOption;
import cytodiffusion.cli.option.SparkOption;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.Failure;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.EvaluationComparison;
import cytodiffusion.evaluation.EvaluationFiles;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.Judge;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.run.Cluster;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.Prediction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Judges a model on labelled images: metrics.json, predictions.csv and confusion.png. Each prediction is"
                        + " kept as it is made: the same command goes on where it stopped or was killed.")
final class EvaluateCommand implements Callable<Integer> {
    @Mixin
    private DataOptions data;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the results")
    private Path out;

    @Option(
            names = "--split",
            paramLabel = "WHICH",
            description =
                    "test, validation or all (default: test where the model's card lists images of the data, else all)")
    private String split;

    @Option(names = "--limit", paramLabel = "N", description = "images in all, the same number of each class")
    private int limit;

    @Mixin
    private CropOption crop;

    @Option(
            names = "--classes",
            paramLabel = "WHICH",
            defaultValue = "all",
            description = "which of the model's classes come into question: all (default), or shared, those that the"
                    + " data has, too")
    private String classes;

    @Option(
            names = "--against",
            paramLabel = "DIR",
            description = "results of another evaluation of these images, to compare with image by image:"
                    + " comparison.json and differences.csv")
    private Path against;

    @Mixin
    private ModelOptions options;

    @Mixin
    private SparkOption spark;

    @Option(names = "--json", description = "print what metrics.json holds, instead of the folder")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Optional<Cluster> cluster = spark.cluster();
        try {
            return evaluate(cluster);
        } finally {
            cluster.ifPresent(Cluster::close);
        }
    }

    private int evaluate(Optional<Cluster> cluster) throws IOException {
        DataFolder images = data.folder();
        EvaluationRequest request = new EvaluationRequest(
                options.model(),
                images,
                JudgedPart.of(split),
                limit,
                options.elimination(),
                options.seed(),
                options.precision(),
                crop.pixels(),
                shared());
        if (against != null
                && against.toAbsolutePath()
                        .normalize()
                        .equals(out.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException("--against and --out are one folder: " + out);
        }
        List<Prediction> others = against == null ? List.of() : EvaluationFiles.readPredictions(against);
        EvaluationResult result;
        try (TrainedModel model = options.open()) {
            FolderOptions.tellFound(images, model.range());
            result = judge(model, request, cluster);
        }
        report(result);
        if (against != null && !result.rows().isEmpty()) {
            EvaluationComparison comparison =
                    EvaluationComparison.of(result, others, EvaluationFiles.processor(against));
            comparison.write(out);
            System.err.println("Against " + against + ": " + comparison);
        }
        if (json) {
            System.out.println(EvaluationFiles.json(result));
        } else if (!result.rows().isEmpty()) {
            System.out.println(out);
        }
        if (!result.complete()) {
            System.err.println("It was stopped early; the same command goes on");
            return Main.INTERRUPTED;
        }
        return result.failures().isEmpty() && !result.rows().isEmpty() ? Main.OK : Main.FAILED;
    }

    /** @param cluster keeps its predictions itself, part by part */
    private EvaluationResult judge(TrainedModel model, EvaluationRequest request, Optional<Cluster> cluster)
            throws IOException {
        Optional<Judge> elsewhere = cluster.map(found -> SparkOption.judge(found, out, model, request));
        try (EvaluationFiles files = EvaluationFiles.of(out, model, request)) {
            if (!files.earlier().isEmpty()) {
                System.err.printf(
                        Locale.ROOT,
                        "%s holds %d predictions with these settings; going on from there%n",
                        out,
                        files.earlier().size());
            }
            EvaluationResult result = Evaluation.run(
                    model,
                    request,
                    elsewhere.orElse(Judge.HERE),
                    files.earlier(),
                    elsewhere.isPresent() ? row -> {} : files::add,
                    Interrupt.stop(),
                    ConsoleProgress.standard());
            if (!result.rows().isEmpty()) {
                files.finish(result);
            }
            return result;
        }
    }

    private boolean shared() {
        if (!classes.equals("all") && !classes.equals("shared")) {
            throw new IllegalArgumentException("--classes takes all or shared, not " + classes);
        }
        return classes.equals("shared");
    }

    private static void report(EvaluationResult result) {
        if (!result.warning().isEmpty()) {
            System.err.println("Note: " + result.warning());
        }
        for (Failure failure : result.failures()) {
            System.err.println("left out: " + failure);
        }
        if (result.rows().isEmpty()) {
            System.err.println("Nothing was classified");
            return;
        }
        ConfusionMatrix confusion = result.confusion();
        System.err.printf(Locale.ROOT, "%d images (%s)", result.rows().size(), result.split());
        if (confusion.total() < result.rows().size()) {
            System.err.printf(Locale.ROOT, ", %d of a class that the model knows", confusion.total());
        }
        if (confusion.total() > 0) {
            System.err.printf(
                    Locale.ROOT,
                    ": accuracy %.1f %%, balanced accuracy %.1f %%",
                    100 * confusion.accuracy(),
                    100 * confusion.balancedAccuracy());
        }
        System.err.println();
    }
}
