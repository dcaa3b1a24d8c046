package cytodiffusion.evaluation;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.Failure;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.progress.InterruptLatch;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.training.KeptModel;
import cytodiffusion.training.PretrainedModel;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cross-validation (CytoDiffusion, Section 3.6): the images are parted into folds, a model is trained on all but one,
 * and predicts that one, so that every image is predicted once by a model that never saw it. What is done is kept in a
 * folder, each fold's model and, beside it, the files of its evaluation: finished folds are not repeated, and an
 * interrupted one goes on where it stopped.
 */
public final class OutOfFold {
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
     * @param steps of a model's training, or 0 where {@code time} decides
     * @param time for the training of one fold, or null where {@code steps} decides
     * @param limit images in all, as many of each class and fold; 0 for all
     * @param elimination how many trials an image gets
     * @param seed of the classifier's draws
     * @param epochs of a model's training, or 0 where {@code steps} or {@code time} decides
     * @param precision of trainings and predictions: {@code auto}, {@code fp32} or {@code bf16}
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
            long seed,
            int epochs,
            String precision) {
        /** One whose length is given in steps or in time. */
        public Request(
                Path data,
                Path out,
                TrainingPlan plan,
                int folds,
                long steps,
                Duration time,
                int limit,
                EliminationSettings elimination,
                long seed) {
            this(data, out, plan, folds, steps, time, limit, elimination, seed, 0, "auto");
        }

        public Request {
            if (folds < 2) {
                throw new IllegalArgumentException("A cross-validation needs at least 2 folds, not " + folds);
            }
        }

        /** @throws IllegalArgumentException where the model that the trainings start from has seen these images */
        public void requireUnseen() throws IOException {
            Optional<PretrainedModel> start = plan.pretrained();
            if (start.isPresent()) {
                start.get().requireUnseen(ImageFolder.scan(data));
            }
        }
    }

    private OutOfFold(Request request, Stop stop, Progress progress) {
        this.request = request;
        this.stop = stop;
        this.progress = progress;
    }

    /**
     * Trains and predicts fold by fold; when stopped it returns what is predicted so far.
     *
     * @throws IOException where data cannot be read or results cannot be written
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
        request.requireUnseen();
        List<String> classes = List.of();
        List<Evaluation.Row> rows = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        boolean complete = true;
        for (int fold = 1; fold <= request.folds() && complete; fold++) {
            Optional<EvaluationResult> predicted = predict(fold);
            if (predicted.isPresent()) {
                classes = predicted.get().classes();
                rows.addAll(predicted.get().rows());
                failures.addAll(predicted.get().failures());
            }
            complete = predicted.isPresent() && predicted.get().complete();
        }
        return new OutOfSample(classes, rows, failures, request.folds() + "-fold cross-validation", complete);
    }

    /** The predictions of a fold, as far as they are made; nothing where its training was stopped. */
    private Optional<EvaluationResult> predict(int fold) throws IOException {
        Path folder = request.out().resolve("fold-" + fold);
        TrainingRequest training = new TrainingRequest(
                request.data(),
                folder,
                request.plan().fold(fold, request.folds()),
                request.precision(),
                request.steps(),
                request.time(),
                false,
                null,
                request.epochs());
        if (KeptModel.end(training, stop, progress) != KeptModel.End.FINISHED) {
            return Optional.empty();
        }
        int limit = request.limit() == 0 ? 0 : Math.max(1, request.limit() / request.folds());
        EvaluationRequest asked = new EvaluationRequest(
                folder, request.data(), "test", limit, request.elimination(), request.seed(), request.precision());
        return Optional.of(KeptEvaluation.run(predictions(request.out(), fold), asked, stop, progress));
    }

    /** Where the predictions of a fold, the first being 1, are kept. */
    static Path predictions(Path out, int fold) {
        return out.resolve("fold-" + fold + "-predictions");
    }
}
