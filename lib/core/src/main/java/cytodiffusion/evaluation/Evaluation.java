package cytodiffusion.evaluation;

import cytodiffusion.data.Failure;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.evaluation.ReadableImages.Source;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.Prediction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

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

    /**
     * The same with a model that is open already.
     *
     * @param earlier results of the same settings, whose images are not classified again; those of images that this
     *     request does not ask for are left out
     */
    public static EvaluationResult run(
            TrainedModel model,
            EvaluationRequest request,
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
        int before = rows.size();
        List<Failure> unreadable = new ArrayList<>();
        try (Progress.Task task = progress.start("Classifying", "images", toDo.size())) {
            Iterator<Source> sources = toDo.values().stream()
                    .map(image -> new Source(image.id(), image.path()))
                    .iterator();
            long[] last = {System.nanoTime()};
            long[] correct = {
                rows.stream().filter(row -> row.prediction().isCorrect()).count()
            };
            model.classify(
                    new ReadableImages(sources, request.preprocessing(model), unreadable::add),
                    request.elimination(),
                    request.seed(),
                    decided -> {
                        Prediction prediction =
                                decided.prediction().among(model.card().classes(), candidates);
                        String label = images.classes()
                                .get(toDo.get(prediction.image()).label());
                        double seconds = (System.nanoTime() - last[0]) / 1e9;
                        last[0] = System.nanoTime();
                        Row row =
                                new Row(prediction.withLabel(label), decided.trials(), decided.evaluations(), seconds);
                        rows.add(row);
                        told.accept(row);
                        correct[0] += row.prediction().isCorrect() ? 1 : 0;
                        task.update(
                                rows.size() - before + unreadable.size(),
                                String.format(Locale.ROOT, "%.1f %% right", 100.0 * correct[0] / rows.size()));
                    },
                    stop);
        }
        List<Failure> failures = new ArrayList<>(images.failures());
        failures.addAll(unreadable);
        return new EvaluationResult(
                model.drawsTrials() ? request : request.elimination(null),
                model.card().classes(),
                rows,
                failures,
                images.split(),
                images.warning(),
                rows.size() + unreadable.size() == images.images().size(),
                rows.stream().mapToDouble(Row::seconds).sum(),
                model.precision());
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
