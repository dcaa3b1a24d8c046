package cytodiffusion.bench;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.smear.CellSpec;
import cytodiffusion.data.smear.SyntheticSmear;
import cytodiffusion.io.TemporaryFolder;
import cytodiffusion.model.OpenModel;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.latent.UNet;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.psychometric.PsychometricBin;
import cytodiffusion.stats.psychometric.PsychometricFit;
import cytodiffusion.tensor.Machine;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.training.Recipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** Measures the library on this machine: every speed beside that of the plain implementation, in the same run. */
public final class Bench {
    private static final int BATCH = 64;
    private static final int TRAINING_ROUNDS = 5;
    private static final int CLASSIFICATION_ROUNDS = 4;
    private static final int REPETITIONS = 8;
    private static final int TRAINING_IMAGES = 256;
    private static final int LARGE_LATENTS = 45;

    private final BenchRequest request;
    private final Stop stop;
    private final Progress progress;
    private final PrecisionChoice precision;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    private Bench(BenchRequest request, Stop stop, Progress progress) {
        this.stop = stop;
        this.progress = progress;
        precision = PrecisionChoice.of(request.precision());
        // Measured once, so that all parts compute in what the figures say.
        this.request = request.precision(precision.precision().id());
    }

    /** One part of the benchmark. */
    @FunctionalInterface
    private interface Part {
        void run() throws IOException;
    }

    /**
     * Runs all parts, some ten minutes on two cores; when stopped it returns the parts that are done.
     *
     * @return figures by name: numbers, texts, and maps of them
     */
    public static Map<String, Object> run(BenchRequest request, Stop stop, Progress progress) throws IOException {
        Bench bench = new Bench(request, stop, progress);
        List<Part> parts = List.of(
                bench::machine,
                bench::arithmetic,
                bench::training,
                bench::classification,
                bench::scaling,
                bench::psychometric,
                bench::memory,
                bench::largeModel);
        try (Progress.Task task = progress.start("Measuring", "parts", parts.size())) {
            for (int i = 0; i < parts.size() && !stop.requested(); i++) {
                try {
                    parts.get(i).run();
                } catch (CancellationException e) {
                    break;
                }
                task.update(i + 1, "");
            }
        }
        return bench.figures;
    }

    private void machine() {
        figures.putAll(Machine.versions());
        figures.put("machine", Machine.description());
        figures.put("device", Machine.device().toString());
        figures.put("threads", Machine.threads());
        figures.put("precision", precision.precision().id());
        figures.put("precisionReason", precision.reason());
    }

    private void arithmetic() throws IOException {
        Recipe recipe = Recipe.small();
        int size = recipe.imageSize() / recipe.autoencoder().config().downsampling();
        try (NDManager manager = NDManager.newBaseManager()) {
            UNet unet = new UNet(recipe.unet().config());
            Weights weights = Weights.random(unet, manager, 1);
            double peak = Arithmetic.peak(precision.precision(), manager);
            double peak32 = Arithmetic.peak(Precision.FP32, manager);
            figures.put("matrixGigaOperationsPerSecond", peak / 1e9);
            figures.put("matrixGigaOperationsPerSecondFp32", peak32 / 1e9);
            Parameters chosen = weights.in(precision.precision(), manager);
            figures.put("unet", Arithmetic.evaluation(unet, chosen, manager, size, BATCH, REPETITIONS, peak));
            figures.put(
                    "unetFp32",
                    Arithmetic.evaluation(unet, weights.in(Precision.FP32), manager, size, BATCH, REPETITIONS, peak32));
            figures.put(
                    "unetTimeByOperation",
                    OperationProfile.of(() -> Arithmetic.evaluate(unet, chosen, manager, size, BATCH)));
        }
    }

    private void training() {
        List<RgbImage> images = IntStream.range(0, TRAINING_IMAGES)
                .mapToObj(i -> cell(i, Recipe.small().imageSize() * 3 / 2))
                .toList();
        try (TrainingSpeed speed = new TrainingSpeed(Recipe.small(), images, precision.precision())) {
            InTurns measured = speed.measure(TRAINING_ROUNDS);
            figures.put("trainingRatio", measured.ratio());
            figures.put("training", inTurns(measured));
        }
    }

    private static Map<String, Object> inTurns(InTurns measured) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("imagesPerSecond", measured.ours());
        map.put("plainImagesPerSecond", measured.plain());
        map.put("ratio", measured.ratio());
        map.put("lowestRatio", measured.lowest());
        map.put("highestRatio", measured.highest());
        return map;
    }

    private void classification() throws IOException {
        int images = Math.max(request.images(), ClassificationSpeed.imagesFor(CLASSIFICATION_ROUNDS));
        try (TemporaryFolder folder = new TemporaryFolder("cyto-bench");
                Subject subject = Subject.of(request, folder.path(), images, stop, progress)) {
            figures.put("classifiedWith", subject.description());
            ClassificationSpeed speed = new ClassificationSpeed(subject, stop);
            var paper = speed.measure(OpenModel.DEFAULT_ELIMINATION, CLASSIFICATION_ROUNDS);
            figures.put("classificationRatio", paper.get("ratio"));
            figures.put("classification", paper);
            var anytime = speed.measure(OpenModel.ANYTIME_ELIMINATION, CLASSIFICATION_ROUNDS);
            figures.put("anytimeRatio", anytime.get("ratio"));
            figures.put("anytime", anytime);
            List<RgbImage> counted = subject.canvases().subList(0, request.images());
            figures.put(
                    "falseEliminations",
                    FalseEliminations.measure(subject.model(), OpenModel.DEFAULT_ELIMINATION, counted, stop));
            figures.put(
                    "falseEliminationsAnytime",
                    FalseEliminations.measure(subject.model(), OpenModel.ANYTIME_ELIMINATION, counted, stop));
        }
    }

    private void scaling() {
        Map<String, Double> byClasses = new LinkedHashMap<>();
        for (int classes : new int[] {4, 8, 16}) {
            byClasses.put(
                    Integer.toString(classes), seconds(classes, Recipe.small().imageSize()));
        }
        figures.put("secondsPerImageByClasses", byClasses);
        Map<String, Double> bySize = new LinkedHashMap<>();
        for (int size : new int[] {32, 64, 128}) {
            bySize.put(Integer.toString(size), seconds(8, size));
        }
        figures.put("secondsPerImageByImageSize", bySize);
    }

    private double seconds(int classes, int size) {
        Recipe recipe = Recipe.small().withImageSize(size);
        return Scaling.secondsPerImage(recipe, classes, cell(1, size * 3 / 2), precision.precision(), stop);
    }

    private static RgbImage cell(long seed, int size) {
        List<String> classes = SyntheticSmear.classes();
        String name = classes.get((int) (seed % classes.size()));
        return SyntheticSmear.draw(CellSpec.of(name).sized(size), seed).image();
    }

    /** 25 bins of 60 answers, as in the paper's Figure 2. */
    private void psychometric() {
        SplittableRandom random = Seeds.random(1);
        List<PsychometricBin> bins = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            double level = (i + 0.5) / 25;
            double right = 0.125 + 0.86 / (1 + Math.exp(-12 * (level - 0.25)));
            int correct = (int) IntStream.range(0, 60)
                    .filter(k -> random.nextDouble() < right)
                    .count();
            bins.add(new PsychometricBin(level, correct, 60));
        }
        PsychometricFit.of(bins, 0.125);
        long start = System.nanoTime();
        PsychometricFit.of(bins, 0.125);
        figures.put("psychometricFitSeconds", (System.nanoTime() - start) / 1e9);
    }

    /** Stable Diffusion 1.5's UNet at the paper's 45 x 45 latents, with random weights. */
    private void largeModel() {
        Recipe recipe = Recipe.sd15();
        long needed = 2 * 860_000_000L * 4;
        OptionalLong free = Memory.free();
        if (free.isEmpty()) {
            figures.put("stableDiffusion15", "left out: free memory is not known on this system");
            return;
        }
        if (free.getAsLong() < needed) {
            figures.put(
                    "stableDiffusion15",
                    "left out: " + free.getAsLong() / (1 << 20) + " MiB of memory are free, " + needed / (1 << 20)
                            + " are needed");
            return;
        }
        try (NDManager manager = NDManager.newBaseManager()) {
            UNet unet = new UNet(recipe.unet().config());
            Weights weights = Weights.random(unet, manager, 1);
            Parameters parameters = weights.in(precision.precision(), manager);
            double peak = Arithmetic.peak(precision.precision(), manager);
            figures.put(
                    "stableDiffusion15", Arithmetic.evaluation(unet, parameters, manager, LARGE_LATENTS, 1, 2, peak));
        }
    }

    private void memory() {
        Memory.peak().ifPresent(bytes -> figures.put("peakMemoryMiB", bytes / (1 << 20)));
    }
}
