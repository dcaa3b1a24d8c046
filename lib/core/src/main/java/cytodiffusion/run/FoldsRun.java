package cytodiffusion.run;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.evaluation.LabelReview;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.evaluation.PredictionFile;
import cytodiffusion.evaluation.ResultPictures;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.Predictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A cross-validation with its files: every image's out-of-fold prediction, the confusion of classes, and the labels to
 * look at again. Finished folds are not repeated, and an interrupted one goes on where it stopped.
 */
public final class FoldsRun {
    /** The recorded run's name, behind which stands the dataset's id. */
    public static final String NAME = "folds";

    /** The ranks of the labels to look at again. */
    public static final String REVIEW = "review.csv";

    /** The first of them as pictures. */
    public static final String SHEET = "review.png";

    private static final int SHEET_IMAGES = 48;

    private FoldsRun() {}

    /**
     * Trains and predicts fold by fold; when stopped it keeps what is predicted so far.
     *
     * @param session the command that asks for it and the part of the folds that it is about. A part has no labels to look
     *     at again, which need all predictions
     * @throws IOException where data cannot be read or results cannot be written
     * @throws IllegalArgumentException where the folder was begun with other settings
     */
    public static OutOfSample run(OutOfFold.Request request, Session session, Stop stop, Progress progress)
            throws IOException {
        Grid grid = new Grid(FoldPredictions.COLUMNS, FoldPredictions.KEYS, settings(request), request.jobs());
        try (Experiment experiment = Experiment.open(grid, request.out(), session, stop, progress)) {
            request.requireUnseen();
            boolean complete = experiment.compute();
            Set<String> predicted =
                    experiment.rows().stream().map(row -> row.get(0)).collect(Collectors.toSet());
            OutOfSample predictions = OutOfFold.read(request, predicted, experiment.failures(), complete);
            if (predictions.rows().size() < predicted.size()) {
                throw new IOException(request.out() + " has " + predicted.size() + " predictions in its table, but "
                        + predictions.rows().size() + " in its folders fold-...-predictions, which are needed whole");
            }
            if (complete && session.shard().isEmpty()) {
                new PredictionFile(predictions.classes(), predictions.table())
                        .write(request.out().resolve(RecordedPredictions.FILE));
                LabelReview review = LabelReview.of(predictions);
                review.write(request.out().resolve(REVIEW));
                for (ResultPictures pictures : ResultPictures.available()) {
                    draw(predictions, review, pictures, request);
                }
            }
            if (complete) {
                experiment.finish();
            }
            return predictions;
        }
    }

    private static void draw(
            OutOfSample predictions, LabelReview review, ResultPictures pictures, OutOfFold.Request request)
            throws IOException {
        pictures.confusionMatrix(
                new Predictions(predictions.classes(), predictions.predictions()).confusionMatrix(),
                request.out().resolve("confusion.png"));
        if (!review.suspects().isEmpty()) {
            ImageFolder images = request.data().scan();
            pictures.suspects(review, images, SHEET_IMAGES, request.out().resolve(SHEET));
        }
    }

    private static Map<String, String> settings(OutOfFold.Request request) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", request.data().name());
        request.data().range().ifPresent(range -> settings.put("range", range.toString()));
        settings.put("folds", Integer.toString(request.folds()));
        settings.put("preset", request.plan().preset());
        settings.put(
                "image size",
                request.plan().imageSize() == 0
                        ? "the preset's"
                        : request.plan().imageSize() + " px");
        settings.put(
                "start",
                request.plan().init().isEmpty()
                        ? "random weights"
                        : String.valueOf(Path.of(request.plan().init()).getFileName()));
        settings.put("training", request.length().toString());
        request.plan().learning().changed().forEach((option, value) -> settings.put("--" + option, value));
        settings.put("images at most", request.limit() == 0 ? "all" : Integer.toString(request.limit()));
        settings.put("trials", request.elimination().toString());
        settings.put("seed", Long.toString(request.seed()));
        return settings;
    }
}
