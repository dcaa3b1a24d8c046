package cytodiffusion.cli;

import cytodiffusion.data.Failure;
import cytodiffusion.experiment.ModelTraining;
import cytodiffusion.experiment.TrainingPlan;
import cytodiffusion.experiment.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Trains a classifier on a folder that holds one folder of images per class. Ctrl-C ends at a safe"
                + " point and keeps the model; --resume goes on.")
final class TrainCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "one folder of images per class")
    private Path data;

    @Option(names = "--out", required = true, paramLabel = "MODEL", description = "folder for the model")
    private Path out;

    @Option(names = "--preset", paramLabel = "NAME", defaultValue = "small", description = "small (default), tiny")
    private String preset;

    @Option(names = "--size", paramLabel = "PX", description = "side of the images that the network sees")
    private Integer size;

    @Option(
            names = "--crop",
            paramLabel = "PX",
            defaultValue = "-1",
            description = "side of the central square of a file that is used; 0 for all of it (default: two thirds of"
                    + " the shorter side)")
    private int crop;

    @ArgGroup
    private Length length = new Length();

    private static final class Length {
        @Option(names = "--steps", paramLabel = "N", description = "steps of the UNet's training")
        private long steps;

        @Option(
                names = "--minutes",
                paramLabel = "M",
                description = "time for all of the training, autoencoder included (default: 30)")
        private double minutes;
    }

    @Option(names = "--exclude", paramLabel = "CLASS", description = "leave a class for the test; may be repeated")
    private Set<String> excluded = new LinkedHashSet<>();

    @Option(names = "--per-class", paramLabel = "N", description = "training images of each class at most")
    private int perClass;

    @Option(names = "--fold", paramLabel = "I/K", description = "test on fold I of K")
    private String fold;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of split, weights and noise")
    private long seed;

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = "auto",
            description = "auto (default: measured here), fp32, bf16 or fp16")
    private String precision;

    @Option(names = "--resume", description = "go on with the training in MODEL")
    private boolean resume;

    @Override
    public Integer call() throws IOException {
        int[] ofFolds = parseFold();
        TrainingPlan plan = new TrainingPlan(
                preset, size == null ? 0 : size, crop, excluded, perClass, ofFolds[0], ofFolds[1], seed);
        boolean bySteps = length.steps > 0;
        Duration time =
                bySteps ? null : Duration.ofMillis(Math.round((length.minutes > 0 ? length.minutes : 30) * 60_000));
        TrainingRequest request = new TrainingRequest(
                data.toAbsolutePath().normalize(),
                out.toAbsolutePath().normalize(),
                plan,
                precision,
                length.steps,
                time,
                resume);
        ModelTraining.Result result = ModelTraining.run(request, Interrupt.stop(), ConsoleProgress.standard());
        for (Failure failure : result.failures()) {
            System.err.println("left out: " + failure);
        }
        return report(result);
    }

    private int report(ModelTraining.Result result) {
        String goOn = "go on with: cyto train --data " + data + " --out " + out + " --resume";
        if (result.card() == null) {
            System.err.println("Stopped before there was a model to use; " + goOn);
            return Main.INTERRUPTED;
        }
        System.out.println(out);
        System.err.printf("The model is in %s, after %d steps%n", out, result.steps());
        if (!result.finished()) {
            System.err.println("It was stopped early; " + goOn);
            return Main.INTERRUPTED;
        }
        return result.failures().isEmpty() ? Main.OK : Main.INPUT_FAILED;
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
