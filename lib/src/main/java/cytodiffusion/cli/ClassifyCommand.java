package cytodiffusion.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import cytodiffusion.classify.Classification;
import cytodiffusion.classify.Confidence;
import cytodiffusion.classify.DiffusionClassifier;
import cytodiffusion.classify.DiffusionClassifier.Item;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.ImageFile;
import cytodiffusion.experiment.OpenModel;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "classify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Says which class each image belongs to, one line an image.")
final class ClassifyCommand implements Callable<Integer> {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    @Option(names = "--model", required = true, paramLabel = "MODEL", description = "folder of a trained model")
    private Path model;

    @Option(
            names = "--trials",
            paramLabel = "MIN:MAX",
            converter = TrialsOption.class,
            description = "trials of an image (default: 20:200; the paper: 20:2000)")
    private EliminationSettings elimination = OpenModel.DEFAULT_ELIMINATION;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of the draws")
    private long seed;

    @Option(names = "--precision", paramLabel = "P", defaultValue = "auto", description = "auto, fp32, bf16 or fp16")
    private String precision;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "image files")
    private List<Path> images;

    private boolean failed;

    @Override
    public Integer call() {
        Stop stop = Interrupt.stop();
        try (OpenModel open = new OpenModel(model, precision);
                DiffusionClassifier classifier = open.classifier(elimination, seed)) {
            classifier.classify(readable(classifier), result -> print(result, classifier.classes()), stop);
        }
        return stop.requested() ? Main.INTERRUPTED : failed ? Main.INPUT_FAILED : Main.OK;
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
            errors.put(classes.get(c), scores[c]);
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", result.image());
        line.put("predicted", classes.get(result.predicted()));
        line.put("confidence", result.confidence());
        line.put("trials", result.outcome().trials());
        line.put("errors", errors);
        System.out.println(GSON.toJson(line));
    }

    private void printFailure(Path file, String reason) {
        failed = true;
        if (json) {
            Map<String, String> line = new LinkedHashMap<>();
            line.put("file", file.toString());
            line.put("error", reason);
            System.out.println(GSON.toJson(line));
        } else {
            System.err.println(file + ": " + reason);
        }
    }

    /** The images that can be read; the others are reported on the way. */
    private Iterator<Item> readable(DiffusionClassifier classifier) {
        Iterator<Path> files = images.iterator();
        return new Iterator<>() {
            private Item ready;

            @Override
            public boolean hasNext() {
                while (ready == null && files.hasNext()) {
                    Path file = files.next();
                    try {
                        ready = new Item(
                                file.toString(), classifier.preprocessing().canvas(ImageFile.read(file)));
                    } catch (IOException | IllegalArgumentException e) {
                        printFailure(file, e.getMessage());
                    }
                }
                return ready != null;
            }

            @Override
            public Item next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Item item = ready;
                ready = null;
                return item;
            }
        };
    }
}
