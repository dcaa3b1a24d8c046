package cytodiffusion.experiment;

import cytodiffusion.data.Failure;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.experiment.ReadableImages.Source;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.Prediction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
     */
    public record Row(Prediction prediction, int trials, int evaluations) {
        Row labelled(String label) {
            Prediction p = prediction;
            return new Row(
                    new Prediction(p.image(), label, p.predicted(), p.errors(), p.confidence()), trials, evaluations);
        }
    }

    /**
     * Runs an evaluation; when stopped it returns what is done.
     *
     * @param rows told of each result as soon as it is there
     * @throws IOException where the data cannot be listed
     */
    public static EvaluationResult run(EvaluationRequest request, Consumer<Row> rows, Stop stop, Progress progress)
            throws IOException {
        try (TrainedModel model = TrainedModel.open(request.model(), request.precision())) {
            return run(model, request, rows, stop, progress);
        }
    }

    /** The same with a model that is open already. */
    public static EvaluationResult run(
            TrainedModel model, EvaluationRequest request, Consumer<Row> told, Stop stop, Progress progress)
            throws IOException {
        TestImages images = TestImages.of(request, model.card(), stop);
        long start = System.nanoTime();
        List<Row> rows = new ArrayList<>();
        List<Failure> unreadable = new ArrayList<>();
        try (Progress.Task task =
                progress.start("Classifying", "images", images.images().size())) {
            Map<String, LabelledImage> byName = new HashMap<>();
            images.images().forEach(image -> byName.put(image.id(), image));
            Iterator<Source> sources = images.images().stream()
                    .map(image -> new Source(image.id(), image.path()))
                    .iterator();
            int[] correct = {0};
            model.classify(
                    new ReadableImages(sources, model.preprocessing(), unreadable::add),
                    request.elimination(),
                    request.seed(),
                    decided -> {
                        LabelledImage image = byName.get(decided.prediction().image());
                        Row row = decided.labelled(images.classes().get(image.label()));
                        rows.add(row);
                        told.accept(row);
                        correct[0] += row.prediction().isCorrect() ? 1 : 0;
                        double accuracy = 100.0 * correct[0] / rows.size();
                        task.update(
                                rows.size() + unreadable.size(), String.format(Locale.ROOT, "%.1f %% right", accuracy));
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
                (System.nanoTime() - start) / 1e9,
                model.precision().precision().id());
    }
}
