package cytodiffusion.cli;

import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.console.Json;
import cytodiffusion.cli.console.Require;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.Failure;
import cytodiffusion.io.FolderName;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.training.ModelTraining;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import cytodiffusion.training.TrainingSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Trains a classifier on a folder that holds one folder of images per class. Ctrl-C ends at a safe"
                + " point and keeps the model; --resume goes on.")
final class TrainCommand implements Callable<Integer> {
    private static final double DEFAULT_MINUTES = 30;

    @Mixin
    private DataOptions data;

    @Option(names = "--out", required = true, paramLabel = "MODEL", description = "folder for the model")
    private Path out;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "small",
            description = "small (default), mini, tiny or sd15; or a baseline, a network that looks at an image once,"
                    + " such as resnet18-small, w-net or vit-b-16; or dcgan-small or dcgan, which draw cells: the README has them"
                    + " all")
    private String preset;

    @Option(names = "--size", paramLabel = "PX", description = "side of the images that the network sees")
    private Integer size;

    @Option(
            names = "--crop",
            paramLabel = "PX",
            description = "side of the central square of a file that is used; 0 for all of it (default: two thirds of"
                    + " the shorter side; all of it for sd15 and the full-size baselines)")
    private Integer crop;

    @Option(
            names = "--init",
            paramLabel = "MODEL",
            description =
                    "start from this model (Stable Diffusion 1.5 in diffusers' layout for --preset sd15, or a model"
                            + " trained here with the same preset; its classes may be others) instead of random weights; its"
                            + " autoencoder is kept as it is. For a baseline the folder of one, or a safetensors file with"
                            + " torchvision's weights")
    private Path init;

    @ArgGroup
    private Length length = new Length();

    private static final class Length {
        @Option(names = "--steps", paramLabel = "N", description = "steps of the UNet's or baseline's training")
        private Long steps;

        @Option(
                names = "--minutes",
                paramLabel = "M",
                description = "time for all of the training, autoencoder included (default: 30)")
        private Double minutes;

        @Option(names = "--epochs", paramLabel = "N", description = "how often all training images are seen")
        private Integer epochs;

        /** 0 where steps or time decide. */
        int epochs() {
            return epochs == null ? 0 : Math.toIntExact(Require.positive("--epochs", epochs));
        }

        long steps() {
            return steps == null ? 0 : Require.positive("--steps", steps);
        }

        /** Null where steps or epochs decide. */
        Duration time() {
            if (steps != null || epochs != null) {
                return null;
            }
            double asked = minutes == null ? DEFAULT_MINUTES : minutes;
            if (!(asked > 0)) {
                throw new IllegalArgumentException("--minutes takes a number above 0, not " + minutes);
            }
            return Duration.ofMillis(Math.max(1, Math.round(asked * 60_000)));
        }
    }

    @Mixin
    private LearningMixin learning;

    @Mixin
    private SpaceMixin space;

    @Option(names = "--exclude", paramLabel = "CLASS", description = "leave a class for the test; may be repeated")
    private Set<String> excluded = new LinkedHashSet<>();

    @Option(names = "--per-class", paramLabel = "N", description = "training images of each class at most")
    private int perClass;

    @Option(names = "--fold", paramLabel = "I/K", description = "test on fold I of K")
    private String fold;

    @Option(
            names = "--test-of",
            paramLabel = "MODEL",
            description =
                    "test on the images of DIR that this model was tested on, and train on all others, so that both"
                            + " can be compared")
    private Path other;

    @Option(
            names = "--generator",
            description =
                    "a model for 'cyto sample' that draws cells: flips are its only augmentation, so that it learns"
                            + " them as they are")
    private boolean generator;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description =
                    "of dcgan and dcgan-small: the one class that is drawn, as in W-Net's paper; all (default) for one"
                            + " generator that is told the class")
    private String className = "all";

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of split, weights and noise")
    private long seed;

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = PrecisionChoice.AUTO,
            description = "auto (default: measured here), fp32 or bf16")
    private String precision;

    @Option(names = "--resume", description = "go on with the training in MODEL")
    private boolean resume;

    @Option(names = "--json", description = "print a JSON object instead of the folder")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        int[] ofFolds = parseFold();
        if (other != null && !resume && (fold != null || perClass > 0 || !excluded.isEmpty())) {
            throw new IllegalArgumentException(
                    "--test-of says what is tested on: leave out --fold, --per-class, --exclude");
        }
        TrainingPlan plan = new TrainingPlan(
                        preset,
                        size == null ? 0 : size,
                        crop == null ? TrainingPlan.DEFAULT.crop() : Require.notNegative("--crop", crop),
                        excluded,
                        Require.notNegative("--per-class", perClass),
                        ofFolds[0],
                        ofFolds[1],
                        seed)
                .start(ModelOptions.start(init))
                .generator(generator)
                .only(className.equals("all") ? "" : className)
                .testOf(other == null ? "" : FolderName.of(other))
                .learning(learning.options())
                .space(space.space());
        DataFolder images = data.folder();
        TrainingRequest request = new TrainingRequest(
                images.absolute(),
                out.toAbsolutePath().normalize(),
                plan,
                precision,
                length.steps(),
                length.time(),
                resume,
                null,
                length.epochs());
        FolderOptions.tellFound(images, ModelTraining.rangeBegun(request.out()));
        ModelTraining.Result result = run(request);
        for (Failure failure : result.failures()) {
            System.err.println("left out: " + failure);
        }
        return report(result);
    }

    private ModelTraining.Result run(TrainingRequest request) throws IOException {
        // A training that goes on has its split.
        if (other == null || resume && ModelTraining.isBegun(out)) {
            return ModelTraining.run(request, Interrupt.stop(), ConsoleProgress.standard());
        }
        try {
            var split = TrainingSplit.testOf(
                    request.data().scan(),
                    ModelOptions.card(other),
                    seed,
                    ConsoleProgress.standard(),
                    Interrupt.stop());
            return ModelTraining.run(request.split(split), Interrupt.stop(), ConsoleProgress.standard());
        } catch (CancellationException e) {
            return new ModelTraining.Result(null, 0, false, List.of());
        }
    }

    private int report(ModelTraining.Result result) {
        String goOn = "go on with the same command" + (resume || !ModelTraining.isBegun(out) ? "" : " and --resume");
        if (json) {
            printJson(result);
        } else if (result.card() != null) {
            System.out.println(out);
        }
        if (result.card() == null) {
            System.err.println("Stopped before there was a model to use; " + goOn);
            return Main.INTERRUPTED;
        }
        System.err.printf(Locale.ROOT, "The model is in %s, after %d steps%n", out, result.steps());
        if (!result.finished()) {
            System.err.println("It was stopped early; " + goOn);
            return Main.INTERRUPTED;
        }
        return result.failures().isEmpty() ? Main.OK : Main.FAILED;
    }

    private void printJson(ModelTraining.Result result) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (result.card() != null) {
            facts.put("model", out.toString());
        }
        facts.put("steps", result.steps());
        facts.put("finished", result.finished());
        facts.put("failed", result.failures().stream().map(Failure::toString).toList());
        Json.print(facts);
    }

    private int[] parseFold() {
        if (fold == null) {
            return new int[] {0, 0};
        }
        if (!fold.matches("\\d{1,3}/\\d{1,3}")) {
            throw new IllegalArgumentException("--fold takes I/K, such as 1/4, not '" + fold + "'");
        }
        String[] parts = fold.split("/");
        int i = Integer.parseInt(parts[0]);
        if (i < 1) {
            throw new IllegalArgumentException("Folds are numbered from 1: --fold takes I/K, such as 1/4");
        }
        return new int[] {i, Integer.parseInt(parts[1])};
    }
}
