package cytodiffusion.run;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.Failure;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.EvaluationFiles;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.progress.InterruptLatch;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.training.PretrainedModel;
import cytodiffusion.training.TrainingLength;
import cytodiffusion.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Cross-validation (CytoDiffusion, Section 3.6): the images are parted into folds, a model is trained on all but one,
 * and predicts that one, so that every image is predicted once by a model that never saw it. What is done is kept in a
 * folder, each fold's model and, beside it, the files of its evaluation: finished folds are not repeated, and an
 * interrupted one goes on where it stopped.
 */
public final class OutOfFold {
    private OutOfFold() {}

    /**
     * What to predict, and how.
     *
     * @param data the labelled images
     * @param out where models and predictions are kept
     * @param plan of each model's training, but for the fold
     * @param folds at least 2
     * @param steps of a model's training, or 0 where {@code time} decides
     * @param time for the training of one fold, or null where {@code steps} decides
     * @param limit images in all, as many of each class and fold; 0 for all
     * @param elimination how many trials an image gets
     * @param seed of the classifier's draws
     * @param epochs of a model's training, or 0 where {@code steps} or {@code time} decides
     */
    public record Request(
            DataFolder data,
            Path out,
            TrainingPlan plan,
            int folds,
            long steps,
            Duration time,
            int limit,
            EliminationSettings elimination,
            long seed,
            int epochs) {
        /** One whose length is given in steps or in time. */
        public Request(
                DataFolder data,
                Path out,
                TrainingPlan plan,
                int folds,
                long steps,
                Duration time,
                int limit,
                EliminationSettings elimination,
                long seed) {
            this(data, out, plan, folds, steps, time, limit, elimination, seed, 0);
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
                start.get().requireUnseen(data.scan());
            }
        }

        /** When each training ends. */
        TrainingLength length() {
            return new TrainingLength(steps, time, epochs);
        }

        /** A job a fold. */
        List<Job> jobs() {
            int ofFold = limit == 0 ? 0 : Math.max(1, limit / folds);
            return IntStream.rangeClosed(1, folds)
                    .<Job>mapToObj(
                            fold -> new FoldJob(data, plan.fold(fold, folds), length(), ofFold, elimination, seed))
                    .toList();
        }
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
            request.requireUnseen();
            Told told = new Told();
            JobSite here = new JobSite(request.out(), latch, progress, PrecisionChoice.AUTO);
            boolean complete = Runner.HERE.run(request.jobs(), here, told);
            return read(request, told.images, told.failures, complete);
        } finally {
            latch.restore();
        }
    }

    /** Remembers which images are predicted. */
    private static final class Told implements Runner.Listener {
        private final Set<String> images = new HashSet<>();
        private final List<Failure> failures = new ArrayList<>();

        @Override
        public void rows(Job job, List<List<String>> rows) {
            rows.forEach(row -> images.add(row.get(0)));
        }

        @Override
        public void failed(Job job, Failure failure) {
            failures.add(failure);
        }

        @Override
        public void finished(Job job) {
            // Its rows are known.
        }
    }

    /**
     * The predictions that the folds have kept.
     *
     * @param images whose predictions are wanted
     */
    static OutOfSample read(Request request, Set<String> images, List<Failure> failures, boolean complete)
            throws IOException {
        List<Evaluation.Row> rows = new ArrayList<>();
        Map<String, Integer> folds = new HashMap<>();
        for (int fold = 1; fold <= request.folds(); fold++) {
            Path folder = predictions(request.out(), fold);
            if (Files.exists(folder)) {
                for (Evaluation.Row row : EvaluationFiles.readRows(folder)) {
                    String image = row.prediction().image();
                    if (images.contains(image)) {
                        rows.add(row);
                        folds.put(image, fold);
                    }
                }
            }
        }
        List<String> classes = rows.isEmpty()
                ? List.of()
                : request.data().scan().classes().stream()
                        .filter(name -> !request.plan().excluded().contains(name))
                        .toList();
        return new OutOfSample(classes, rows, failures, request.folds() + "-fold cross-validation", complete, folds);
    }

    /** Where the predictions of a fold, the first being 1, are kept. */
    static Path predictions(Path out, int fold) {
        return out.resolve("fold-" + fold + "-predictions");
    }
}
