package cytodiffusion.cli;

import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.console.Json;
import cytodiffusion.cli.option.CropOption;
import cytodiffusion.cli.option.SparkOption;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.Failure;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.ValueRange;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.Judge;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.evaluation.ReadableImages;
import cytodiffusion.evaluation.ReadableImages.Source;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.Cluster;
import cytodiffusion.stats.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "classify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Says which class each image belongs to, one line an image.")
final class ClassifyCommand implements Callable<Integer> {
    @Mixin
    private ModelOptions options;

    @Mixin
    private CropOption crop;

    @Mixin
    private RangeOption range;

    @Mixin
    private SparkOption spark;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "with --spark: folder in which the results are kept, too, as Parquet; the same command goes on"
                            + " from it")
    private Path out;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "image files, or folders of images or of classes")
    private List<Path> images;

    private boolean failed;

    @Override
    public Integer call() throws IOException {
        Stop stop = Interrupt.stop();
        try (TrainedModel model = options.open()) {
            List<Path> files = files();
            Optional<ValueRange> asked = range.of(files);
            RangeOption.tell(files, asked, model.range());
            if (spark.isGiven()) {
                onSpark(model, files, asked, stop);
            } else {
                here(model, files, asked, stop);
            }
        }
        if (stop.requested()) {
            return Main.INTERRUPTED;
        }
        return failed ? Main.FAILED : Main.OK;
    }

    private void here(TrainedModel model, List<Path> files, Optional<ValueRange> asked, Stop stop) {
        Iterator<Source> sources =
                files.stream().map(file -> new Source(file.toString(), file)).iterator();
        model.classify(
                new ReadableImages(sources, model.preprocessing(crop.pixels(), asked), this::printFailure),
                options.elimination(),
                options.seed(),
                decided -> print(decided, model),
                stop);
    }

    private void onSpark(TrainedModel model, List<Path> files, Optional<ValueRange> asked, Stop stop)
            throws IOException {
        if (out == null) {
            throw new IllegalArgumentException("--spark needs --out, a folder in which results are kept");
        }
        EvaluationRequest request = new EvaluationRequest(
                options.model(),
                new DataFolder(Path.of(""), Optional.empty(), asked),
                JudgedPart.UNSAID,
                0,
                options.elimination(),
                options.seed(),
                options.precision(),
                crop.pixels(),
                false);
        Judge.Listener printed = new Judge.Listener() {
            @Override
            public void decided(TrainedModel.Decision decision, double seconds) {
                print(decision, model);
            }

            @Override
            public void failed(Failure failure) {
                printFailure(failure);
            }
        };
        try (Cluster cluster = spark.cluster().orElseThrow()) {
            SparkOption.judge(cluster, out, model, request)
                    .look(
                            model,
                            request.question(Set.copyOf(model.card().classes())),
                            files.stream()
                                    .distinct()
                                    .map(file -> new Judge.Image(
                                            file.toString(),
                                            file.toAbsolutePath().normalize(),
                                            ""))
                                    .toList(),
                            printed,
                            stop,
                            ConsoleProgress.standard());
        }
    }

    /** The files that are named, and those in the folders that are. */
    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path named : images) {
            if (Files.isDirectory(named)) {
                ImageFolder folder = ImageFolder.classesOrOne(named);
                FolderOptions.tellFolder(DataFolder.of(named), folder);
                folder.images().forEach(image -> files.add(image.path()));
            } else {
                files.add(named);
            }
        }
        return files;
    }

    private void print(TrainedModel.Decision decided, TrainedModel model) {
        Prediction prediction = decided.prediction();
        if (!json) {
            String trials = model.drawsTrials() ? "\t" + decided.trials() + " trials" : "";
            System.out.printf(
                    Locale.ROOT,
                    "%s\t%s\tconfidence %.4g%s%n",
                    prediction.image(),
                    prediction.predicted(),
                    prediction.confidence(),
                    trials);
            return;
        }
        Map<String, Double> errors = new LinkedHashMap<>();
        for (int c = 0; c < prediction.errors().length; c++) {
            errors.put(model.card().classes().get(c), Json.finite(prediction.errors()[c]));
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", prediction.image());
        line.put("predicted", prediction.predicted());
        line.put("confidence", Json.finite(prediction.confidence()));
        if (model.drawsTrials()) {
            line.put("trials", decided.trials());
        }
        line.put("errors", errors);
        Json.printLine(line);
    }

    private void printFailure(Failure failure) {
        failed = true;
        if (json) {
            Map<String, String> line = new LinkedHashMap<>();
            line.put("file", failure.path().toString());
            line.put("error", failure.reason());
            Json.printLine(line);
        } else {
            System.err.println(failure);
        }
    }
}
