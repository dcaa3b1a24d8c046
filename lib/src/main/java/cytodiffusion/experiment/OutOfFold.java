package cytodiffusion.experiment;

import com.google.gson.Gson;
import cytodiffusion.classify.Classification;
import cytodiffusion.classify.Confidence;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.Failure;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cross-validation (CytoDiffusion, Section 3.6): the images are parted into folds, a model is trained on all but one,
 * and predicts that one, so that every image is predicted once by a model that never saw it. What is done is kept in a
 * folder: finished folds are not repeated, and an interrupted one goes on where it stopped.
 */
public final class OutOfFold {
    private static final Gson GSON = new Gson();

    private final Request request;
    private final Stop stop;
    private final Progress progress;

    /**
     * What to predict, and how.
     *
     * @param data folder with one folder of images a class
     * @param out where models and predictions are kept
     * @param plan of each model's training, but for the fold
     * @param folds at least 2
     * @param steps of a UNet, or 0 where {@code time} decides
     * @param time for the training of one fold, or null where {@code steps} decides
     * @param limit images in all, as many of each class and fold; 0 for all
     * @param elimination how many trials an image gets
     * @param seed of the classifier's draws
     */
    public record Request(
            Path data,
            Path out,
            TrainingPlan plan,
            int folds,
            long steps,
            Duration time,
            int limit,
            EliminationSettings elimination,
            long seed) {
        public Request {
            if (folds < 2) {
                throw new IllegalArgumentException("A cross-validation needs at least 2 folds, not " + folds);
            }
        }
    }

    /** What the predictions in a folder depend on; those of other settings must not be mixed with them. */
    private record Settings(int folds, int limit, EliminationSettings elimination, long seed) {}

    private OutOfFold(Request request, Stop stop, Progress progress) {
        this.request = request;
        this.stop = stop;
        this.progress = progress;
    }

    /**
     * Trains and predicts fold by fold; when stopped it returns what is predicted so far.
     *
     * @throws IOException where data cannot be read or results cannot be written, or a training was interrupted before
     *     there was a model
     * @throws IllegalArgumentException where the folder was begun with other settings
     */
    public static OutOfSample run(Request request, Stop stop, Progress progress) throws IOException {
        InterruptLatch latch = new InterruptLatch(stop);
        try {
            return new OutOfFold(request, latch, progress).run();
        } finally {
            latch.restore();
        }
    }

    private OutOfSample run() throws IOException {
        requireSameSettings();
        List<String> classes = List.of();
        List<Evaluation.Row> rows = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        boolean complete = true;
        for (int fold = 1; fold <= request.folds() && !stop.requested(); fold++) {
            OutOfSample predicted = predict(fold);
            classes = predicted.classes();
            rows.addAll(predicted.rows());
            failures.addAll(predicted.failures());
            complete &= predicted.complete();
        }
        return new OutOfSample(
                classes, rows, failures, request.folds() + "-fold cross-validation", complete && !stop.requested());
    }

    private OutOfSample predict(int fold) throws IOException {
        Path folder = request.out().resolve("fold-" + fold);
        KeptModel.train(
                folder,
                request.data(),
                request.plan().fold(fold, request.folds()),
                request.steps(),
                request.time(),
                stop,
                progress);
        try (OpenModel model = new OpenModel(folder, "auto")) {
            List<String> classes = model.card().classes();
            TestImages images = testImages(folder, model);
            Path file = request.out().resolve("fold-" + fold + ".csv");
            List<Evaluation.Row> rows = Files.exists(file) ? PredictionFile.read(file, classes) : new ArrayList<>();
            Set<String> done =
                    rows.stream().map(row -> row.prediction().image()).collect(Collectors.toSet());
            List<LabelledImage> left = images.images().stream()
                    .filter(image -> !done.contains(image.id()))
                    .toList();
            List<Failure> unreadable = new ArrayList<>();
            if (!left.isEmpty()) {
                Checkpoints checkpoints = new Checkpoints(() -> PredictionFile.write(file, classes, rows));
                unreadable.addAll(new ImageRun(model, request.elimination(), request.seed())
                        .classify(
                                "Classifying fold " + fold + " of " + request.folds(),
                                left,
                                (image, result) -> {
                                    rows.add(row(result, images.classes().get(image.label()), classes));
                                    checkpoints.afterStep();
                                },
                                stop,
                                progress));
                PredictionFile.write(file, classes, rows);
            }
            boolean complete =
                    rows.size() + unreadable.size() == images.images().size();
            return new OutOfSample(classes, rows, unreadable, "", complete);
        }
    }

    private TestImages testImages(Path model, OpenModel open) throws IOException {
        int limit = request.limit() == 0 ? 0 : Math.max(1, request.limit() / request.folds());
        EvaluationRequest test = new EvaluationRequest(
                model, request.data(), "test", limit, request.elimination(), request.seed(), "auto");
        return TestImages.of(test, open.card(), stop);
    }

    private void requireSameSettings() throws IOException {
        Path file = request.out().resolve("settings.json");
        String settings =
                GSON.toJson(new Settings(request.folds(), request.limit(), request.elimination(), request.seed()));
        if (!Files.exists(file)) {
            AtomicFile.writeString(file, settings);
        } else if (!Files.readString(file).equals(settings)) {
            throw new IllegalArgumentException(
                    "The predictions in " + request.out() + " were begun with " + Files.readString(file) + ", not with "
                            + settings + "; choose another folder, or remove this one");
        }
    }

    static Evaluation.Row row(Classification result, String label, List<String> classes) {
        Prediction prediction = new Prediction(
                result.image(),
                label,
                classes.get(result.predicted()),
                Confidence.pairedScores(result.outcome()),
                result.confidence());
        return new Evaluation.Row(
                prediction, result.outcome().trials(), result.outcome().networkEvaluations());
    }
}
