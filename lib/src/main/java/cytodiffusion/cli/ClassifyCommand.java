package cytodiffusion.cli;

import cytodiffusion.classify.Classification;
import cytodiffusion.classify.Confidence;
import cytodiffusion.classify.DiffusionClassifier;
import cytodiffusion.data.Failure;
import cytodiffusion.experiment.OpenModel;
import cytodiffusion.experiment.ReadableImages;
import cytodiffusion.experiment.ReadableImages.Source;
import cytodiffusion.progress.Stop;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "image files")
    private List<Path> images;

    private boolean failed;

    @Override
    public Integer call() {
        Stop stop = Interrupt.stop();
        try (OpenModel open = options.open();
                DiffusionClassifier classifier = open.classifier(options.elimination(), options.seed())) {
            Iterator<Source> sources = images.stream()
                    .map(file -> new Source(file.toString(), file))
                    .iterator();
            classifier.classify(
                    new ReadableImages(sources, classifier.preprocessing(), this::printFailure),
                    result -> print(result, classifier.classes()),
                    stop);
        }
        if (stop.requested()) {
            return Main.INTERRUPTED;
        }
        return failed ? Main.FAILED : Main.OK;
    }

    private void print(Classification result, List<String> classes) {
        if (!json) {
            System.out.printf(
                    Locale.ROOT,
                    "%s\t%s\tconfidence %.4g\t%d trials%n",
                    result.image(),
                    classes.get(result.predicted()),
                    result.confidence(),
                    result.outcome().trials());
            return;
        }
        double[] scores = Confidence.pairedScores(result.outcome());
        Map<String, Double> errors = new LinkedHashMap<>();
        for (int c = 0; c < scores.length; c++) {
            errors.put(classes.get(c), Json.finite(scores[c]));
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", result.image());
        line.put("predicted", classes.get(result.predicted()));
        line.put("confidence", Json.finite(result.confidence()));
        line.put("trials", result.outcome().trials());
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
