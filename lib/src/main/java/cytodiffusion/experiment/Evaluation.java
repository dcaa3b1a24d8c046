package cytodiffusion.experiment;

import cytodiffusion.classify.Classification;
import cytodiffusion.classify.Confidence;
import cytodiffusion.classify.DiffusionClassifier;
import cytodiffusion.classify.DiffusionClassifier.Item;
import cytodiffusion.data.CellSource;
import cytodiffusion.data.Failure;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.RgbImage;
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
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/** Classifies labelled images with a model and counts how often it is right: the paper's in-domain experiment. */
public final class Evaluation {
    private Evaluation() {}

    /**
     * One image's result.
     *
     * @param prediction label, predicted class, errors and confidence
     * @param trials that it took
     * @param evaluations of the UNet that it took
     */
    public record Row(Prediction prediction, int trials, int evaluations) {}

    /**
     * Runs an evaluation; when stopped it returns what is done.
     *
     * @param rows told of each result as soon as it is there
     * @throws IOException where the data cannot be listed
     */
    public static EvaluationResult run(EvaluationRequest request, Consumer<Row> rows, Stop stop, Progress progress)
            throws IOException {
        try (OpenModel model = new OpenModel(request.model(), request.precision())) {
            return run(model, request, rows, stop, progress);
        }
    }

    /** The same with a model that is open already. */
    public static EvaluationResult run(
            OpenModel model, EvaluationRequest request, Consumer<Row> told, Stop stop, Progress progress)
            throws IOException {
        TestImages images = TestImages.of(request, model.card());
        long start = System.nanoTime();
        List<Row> rows = new ArrayList<>();
        try (DiffusionClassifier classifier = model.classifier(request.elimination(), request.seed());
                Progress.Task task =
                        progress.start("Classifying", "images", images.images().size())) {
            CellSource cells = new CellSource(images.images(), classifier.preprocessing(), 0);
            Map<String, LabelledImage> byName = new HashMap<>();
            images.images().forEach(image -> byName.put(image.id(), image));
            int[] correct = {0};
            classifier.classify(
                    items(cells),
                    result -> {
                        LabelledImage image = byName.get(result.image());
                        Row row = row(result, images.classes().get(image.label()), classifier.classes());
                        rows.add(row);
                        told.accept(row);
                        correct[0] += row.prediction().isCorrect() ? 1 : 0;
                        double accuracy = 100.0 * correct[0] / rows.size();
                        task.update(
                                rows.size() + cells.failures().size(),
                                String.format(Locale.ROOT, "%.1f %% right", accuracy));
                    },
                    stop);
            List<Failure> failures = new ArrayList<>(images.failures());
            failures.addAll(cells.failures());
            double seconds = (System.nanoTime() - start) / 1e9;
            return new EvaluationResult(
                    model.card().classes(),
                    rows,
                    failures,
                    images.split(),
                    images.warning(),
                    rows.size() + cells.failures().size() == images.images().size(),
                    seconds,
                    model.precision().precision().id(),
                    request.seed());
        }
    }

    private static Row row(Classification result, String label, List<String> classes) {
        Prediction prediction = new Prediction(
                result.image(),
                label,
                classes.get(result.predicted()),
                Confidence.pairedScores(result.outcome()),
                result.confidence());
        return new Row(prediction, result.outcome().trials(), result.outcome().networkEvaluations());
    }

    /** The readable images, each decoded when it is asked for. */
    private static Iterator<Item> items(CellSource cells) {
        return new Iterator<>() {
            private int next;
            private Item ready;

            @Override
            public boolean hasNext() {
                while (ready == null && next < cells.size()) {
                    Optional<RgbImage> canvas = cells.canvas(next);
                    String name = cells.image(next).id();
                    canvas.ifPresent(c -> ready = new Item(name, c));
                    next++;
                }
                return ready != null;
            }

            @Override
            public Item next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Item item = ready;
                ready = null;
                return item;
            }
        };
    }
}
