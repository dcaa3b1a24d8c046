package cytodiffusion.evaluation;

import cytodiffusion.data.Failure;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.model.TrainedModel.Decision;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.Prediction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Classifies labelled images with a model and counts how often it is right: the paper's in-domain experiment. */
public final class Evaluation {
    private Evaluation() {}

    /**
     * One image's result.
     *
     * @param prediction label, predicted class, errors and confidence
     * @param trials that it took, 1 for a baseline
     * @param evaluations of the UNet, or of a baseline's network, that it took
     * @param seconds since the result before it; images are worked on side by side, so that only their sum and their mean
     *     mean something
     */
    public record Row(Prediction prediction, int trials, int evaluations, double seconds) {}

    /**
     * Runs an evaluation; when stopped it returns what is done.
     *
     * @param rows told of each result as soon as it is there
     * @throws IOException where the data cannot be listed
     */
    public static EvaluationResult run(EvaluationRequest request, Consumer<Row> rows, Stop stop, Progress progress)
            throws IOException {
        try (TrainedModel model = TrainedModel.open(request.model(), request.precision())) {
            return run(model, request, List.of(), rows, stop, progress);
        }
    }

    /** The same with a model that is open already, by this process. */
    public static EvaluationResult run(
            TrainedModel model,
            EvaluationRequest request,
            List<Row> earlier,
            Consumer<Row> told,
            Stop stop,
            Progress progress)
            throws IOException {
        return run(model, request, Judge.HERE, earlier, told, stop, progress);
    }

    /**
     * The same by {@code judge}.
     *
     * @param earlier results of the same settings, whose images are not classified again; those of images that this
     *     request does not ask for are left out
     */
    public static EvaluationResult run(
            TrainedModel model,
            EvaluationRequest request,
            Judge judge,
            List<Row> earlier,
            Consumer<Row> told,
            Stop stop,
            Progress progress)
            throws IOException {
        TestImages images = TestImages.of(request, model.card(), stop);
        Set<String> candidates = candidates(request, model.card().classes(), images.classes());
        Map<String, LabelledImage> toDo = new LinkedHashMap<>();
        images.images().forEach(image -> toDo.put(image.id(), image));
        List<Row> rows = new ArrayList<>();
        for (Row row : earlier) {
            if (toDo.remove(row.prediction().image()) != null) {
                rows.add(row);
            }
        }
        List<Failure> unreadable = new ArrayList<>();
        Judge.Account account;
        try (Progress.Task task = progress.start("Classifying", "images", toDo.size())) {
            List<Judge.Image> left = toDo.values().stream()
                    .map(image -> new Judge.Image(
                            image.id(), image.path(), images.classes().get(image.label())))
                    .toList();
            account = judge.look(
                    model,
                    request.question(candidates),
                    left,
                    new Collector(rows, unreadable, told, task),
                    stop,
                    progress);
        }
        List<Failure> failures = new ArrayList<>(images.failures());
        failures.addAll(unreadable);
        return new EvaluationResult(
                model.drawsTrials() ? request : request.elimination(null),
                model.card().classes(),
                rows,
                failures,
                images.split(),
                joined(images.warning(), account.notes()),
                rows.size() + unreadable.size() == images.images().size(),
                rows.stream().mapToDouble(Row::seconds).sum(),
                model.precision(),
                account.computedOn());
    }

    private static String joined(String warning, List<String> notes) {
        return Stream.concat(Stream.of(warning).filter(w -> !w.isEmpty()), notes.stream())
                .collect(Collectors.joining("; "));
    }

    /** Gathers the rows of an evaluation as they come. */
    private static final class Collector implements Judge.Listener {
        private final List<Row> rows;
        private final List<Failure> unreadable;
        private final Consumer<Row> told;
        private final Progress.Task task;
        private final int before;
        private long correct;

        Collector(List<Row> rows, List<Failure> unreadable, Consumer<Row> told, Progress.Task task) {
            this.rows = rows;
            this.unreadable = unreadable;
            this.told = told;
            this.task = task;
            before = rows.size();
            correct = rows.stream().filter(row -> row.prediction().isCorrect()).count();
        }

        @Override
        public void decided(Decision decision, double seconds) {
            Row row = new Row(decision.prediction(), decision.trials(), decision.evaluations(), seconds);
            rows.add(row);
            told.accept(row);
            correct += row.prediction().isCorrect() ? 1 : 0;
            task.update(
                    rows.size() - before + unreadable.size(),
                    String.format(Locale.ROOT, "%.1f %% right", 100.0 * correct / rows.size()));
        }

        @Override
        public void failed(Failure failure) {
            unreadable.add(failure);
        }
    }

    /** The model's classes that come into question. */
    private static Set<String> candidates(EvaluationRequest request, List<String> known, List<String> ofData) {
        Set<String> candidates = new HashSet<>(known);
        if (request.sharedClasses()) {
            candidates.retainAll(ofData);
            if (candidates.isEmpty()) {
                throw new IllegalArgumentException("The model and " + request.data()
                        + " share no class: it knows " + String.join(", ", known) + ", the data has "
                        + String.join(", ", ofData));
            }
        }
        return candidates;
    }
}
