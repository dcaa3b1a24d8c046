package cytodiffusion.cli;

import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.Folders;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.option.CropOption;
import cytodiffusion.cli.option.SparkOption;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.Failure;
import cytodiffusion.evaluation.Judge;
import cytodiffusion.evaluation.anomaly.AnomalyReport;
import cytodiffusion.evaluation.anomaly.AnomalyRequest;
import cytodiffusion.evaluation.anomaly.AnomalyRun;
import cytodiffusion.model.OpenModel;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.run.Cluster;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.anomaly.AnomalyDetection;
import cytodiffusion.stats.anomaly.HeldOutThreshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "anomaly",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Judges how well a model tells cells of unknown kinds from known ones by its confidence:"
                + " scores.csv, metrics.json, roc.png and kde.png.")
final class AnomalyCommand implements Callable<Integer> {
    @Option(
            names = "--known",
            required = true,
            paramLabel = "DIR",
            description = "one folder of images per class that the model knows; of data that its card lists, the test"
                    + " split is used")
    private Path known;

    @Option(
            names = "--unknown",
            required = true,
            paramLabel = "DIR",
            description = "one folder of images per class that the model does not know, or a folder of images")
    private Path unknown;

    @Mixin
    private FolderOptions labels;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the results")
    private Path out;

    @Option(names = "--limit", paramLabel = "N", description = "images of each kind, known and unknown, at most")
    private int limit;

    @Mixin
    private CropOption crop;

    @Mixin
    private ModelOptions options;

    @Mixin
    private SparkOption spark;

    @Option(names = "--json", description = "print what metrics.json holds, instead of the folder")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        DataFolder ofKnownClasses = labels.of(known);
        // Both as the model would see them side by side.
        DataFolder ofUnknownClasses =
                new DataFolder(Folders.existing(unknown), Optional.empty(), ofKnownClasses.range());
        if (Files.isSameFile(known, unknown)) {
            ofUnknownClasses = ofKnownClasses;
        }
        AnomalyRequest request = new AnomalyRequest(
                options.model(),
                ofKnownClasses,
                ofUnknownClasses,
                limit,
                options.elimination(),
                options.seed(),
                crop.pixels());
        AnomalyReport report;
        try (TrainedModel model = options.open()) {
            if (!(model instanceof OpenModel diffusion)) {
                throw new IllegalArgumentException(
                        options.model()
                                + " is a discriminative network; its confidence is in predictions.csv of 'cyto evaluate --split all'");
            }
            FolderOptions.tellFound(ofKnownClasses, model.range());
            if (!ofUnknownClasses.equals(ofKnownClasses)) {
                FolderOptions.tellFound(ofUnknownClasses, request.unknownImages(), model.range());
            }
            report = ask(request, diffusion);
        }
        boolean some = !report.run().cells().isEmpty();
        if (some) {
            report.write(out);
        }
        tell(report);
        if (json) {
            System.out.println(report.json());
        } else if (some) {
            System.out.println(out);
        }
        if (!report.run().complete()) {
            return Main.INTERRUPTED;
        }
        return report.failures().isEmpty() && report.comparable() ? Main.OK : Main.FAILED;
    }

    private AnomalyReport ask(AnomalyRequest request, OpenModel model) throws IOException {
        if (!spark.isGiven()) {
            return request.run(model, Interrupt.stop(), ConsoleProgress.standard());
        }
        try (Cluster cluster = spark.cluster().orElseThrow()) {
            Judge judge = SparkOption.judge(cluster, out, model, request.settings());
            return request.run(model, judge, Interrupt.stop(), ConsoleProgress.standard());
        }
    }

    private static void tell(AnomalyReport report) {
        if (!report.warning().isEmpty()) {
            System.err.println("Note: " + report.warning());
        }
        for (Failure failure : report.failures()) {
            System.err.println("left out: " + failure);
        }
        System.err.printf(
                Locale.ROOT,
                "%d known and %d unknown images%n",
                report.run().count(false),
                report.run().count(true));
        if (!report.comparable()) {
            System.err.println("At least 2 of each are needed to compare them");
            return;
        }
        AnomalyDetection headline = report.detections().get(AnomalyRun.headline(report.detections()));
        for (AnomalyDetection detection : report.detections().values()) {
            HeldOutThreshold tried = HeldOutThreshold.of(detection, AnomalyReport.SPECIFICITY);
            System.err.printf(
                    Locale.ROOT,
                    "%s%s: AUC %s, sensitivity %s %% at a specificity of %s %%%n",
                    detection.name(),
                    detection == headline ? " (headline)" : "",
                    Numbers.estimate(detection.auc(), 3),
                    Numbers.estimate(tried.sensitivity().times(100), 1),
                    Numbers.estimate(tried.specificity().times(100), 1));
            if (detection != headline) {
                System.err.println("  above the headline: "
                        + Numbers.estimate(detection.comparedWith(headline).difference(Interval.LEVEL), 3));
            }
        }
        System.err.println("Intervals are over cells; thresholds were set on other known cells, for 95 %");
        report.fresh()
                .ifPresent(values -> System.err.printf(
                        Locale.ROOT,
                        "p-values of %d fresh known cells: %.3f from uniform (5 %% exceed %.3f), %.1f %% at most 0.05%n",
                        values.n(),
                        values.distance(),
                        values.critical(),
                        100 * values.belowFivePercent()));
        report.doNotTrust().forEach(warning -> System.err.println("Warning: " + warning));
    }
}
