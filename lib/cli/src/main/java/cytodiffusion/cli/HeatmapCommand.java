package cytodiffusion.cli;

import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.console.Json;
import cytodiffusion.cli.option.CropOption;
import cytodiffusion.data.Failure;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.ValueRange;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.explain.Explainer;
import cytodiffusion.explain.Explanation;
import cytodiffusion.explain.HeatmapFiles;
import cytodiffusion.explain.HeatmapSettings;
import cytodiffusion.model.ModelKind;
import cytodiffusion.model.OpenModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.PrecisionChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "heatmap",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows what would have to change in a cell for the model to see another class:"
                + " STEM-CLASS.png, the decoder's output, and STEM-CLASS-overlay.png, laid over the cell.")
final class HeatmapCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "MODEL",
            description = "folder of a trained model, or a name that 'cyto models' lists")
    private Path model;

    @Option(
            names = "--target",
            paramLabel = "CLASS",
            description = "the class that the cell is to become (default: each but the predicted one)")
    private String target;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "150",
            description = "trials of every class (default: ${DEFAULT-VALUE}, as published)")
    private int trials;

    @Option(
            names = "--gain",
            paramLabel = "G",
            defaultValue = "28",
            description = "the difference of the classes' errors is multiplied by it before it is decoded (default:"
                    + " ${DEFAULT-VALUE}, as published)")
    private double gain;

    @Mixin
    private CropOption crop;

    @Mixin
    private RangeOption range;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the pictures")
    private Path out;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of the draws")
    private long seed;

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = PrecisionChoice.AUTO,
            description = "auto, fp32, bf16 or fp16")
    private String precision;

    @Option(names = "--json", description = "one JSON object a line, saying what was done")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "image files")
    private List<Path> images;

    private HeatmapSettings settings;
    private Preprocessing preprocessing;
    private boolean failed;

    @Override
    public Integer call() throws IOException {
        settings = new HeatmapSettings(trials, gain);
        Path folder = ModelOptions.requireModel(model);
        if (ModelKind.of(folder) == ModelKind.NETWORK) {
            throw new IllegalArgumentException(model + " is a discriminative network: it predicts no noise, so it has"
                    + " no counterfactual heatmaps. Name a diffusion model");
        }
        Stop stop = Interrupt.stop();
        try (OpenModel opened = new OpenModel(folder, precision)) {
            List<String> classes = opened.card().classes();
            if (target != null && !classes.contains(target)) {
                throw new IllegalArgumentException(
                        "The model knows no class '" + target + "'; choose one of " + String.join(", ", classes));
            }
            Optional<ValueRange> asked = range.of(images);
            RangeOption.tell(images, asked, opened.range());
            preprocessing = opened.preprocessing(crop.pixels(), asked);
            HeatmapFiles.requireDistinct(images, target == null ? classes : List.of(target));
            try (Explainer explainer = opened.explainer(trials, seed)) {
                for (Path image : images) {
                    if (!explain(image, explainer, opened, stop)) {
                        return Main.INTERRUPTED;
                    }
                }
            }
        }
        return failed ? Main.FAILED : Main.OK;
    }

    /** Explains one image by the trials that there is time for; false where these are not all that were asked for. */
    private boolean explain(Path image, Explainer explainer, OpenModel opened, Stop stop) throws IOException {
        RgbImage canvas;
        try {
            canvas = preprocessing.canvasOf(image);
        } catch (IOException | IllegalArgumentException e) {
            if (stop.requested()) {
                return false;
            }
            tell(new Failure(image, e.getMessage()));
            return true;
        }
        Explanation explanation;
        try {
            explanation = explainer.explain(canvas, stop, named(image));
        } catch (CancellationException e) {
            return false;
        }
        List<String> classes = opened.card().classes();
        String predicted = classes.get(explanation.predicted());
        if (predicted.equals(target)) {
            System.err.println("Note: " + image + " is taken for " + target
                    + " already: nothing is to change, and the heatmap is empty");
        }
        List<Map<String, Object>> written = write(image, canvas, explanation, explainer, classes);
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("file", image.toString());
            line.put("predicted", predicted);
            line.put("errors", errors(explanation, classes));
            line.put("trials", explanation.trials());
            line.put("settings", settings);
            line.put("scalingFactor", explainer.scalingFactor());
            line.put("crop", preprocessing.crop());
            line.put("seed", seed);
            line.put("precision", opened.precision().precision().id());
            line.put("heatmaps", written);
            Json.printLine(line);
        }
        return explanation.trials() == trials;
    }

    private static Progress named(Path image) {
        Progress console = ConsoleProgress.standard();
        return work -> console.start(image.getFileName() + ": " + work.name(), work.unit(), work.total());
    }

    private List<Map<String, Object>> write(
            Path image, RgbImage canvas, Explanation explanation, Explainer explainer, List<String> classes)
            throws IOException {
        RgbImage view = preprocessing.center(canvas);
        HeatmapFiles files = new HeatmapFiles(out);
        int[] targets = target == null
                ? IntStream.range(0, classes.size())
                        .filter(label -> label != explanation.predicted())
                        .toArray()
                : new int[] {classes.indexOf(target)};
        List<Map<String, Object>> written = new ArrayList<>();
        for (int label : targets) {
            String name = classes.get(label);
            HeatmapFiles.Pair pair = files.write(image, name, explainer.heatmap(explanation, label, gain), view);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("target", name);
            entry.put("heatmap", pair.heatmap().toString());
            entry.put("overlay", pair.overlay().toString());
            written.add(entry);
            if (!json) {
                System.out.println(pair.heatmap());
            }
        }
        return written;
    }

    private static Map<String, Double> errors(Explanation explanation, List<String> classes) {
        Map<String, Double> errors = new LinkedHashMap<>();
        for (int label = 0; label < classes.size(); label++) {
            errors.put(classes.get(label), Json.finite(explanation.errors()[label]));
        }
        return errors;
    }

    private void tell(Failure failure) {
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
