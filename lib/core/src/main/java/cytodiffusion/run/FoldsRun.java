package cytodiffusion.run;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.LabelReview;
import cytodiffusion.evaluation.OutOfFold;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.evaluation.ResultPictures;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.Predictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
     * @param command that asks for it, for the note beside the table
     * @throws IOException where data cannot be read or results cannot be written
     * @throws IllegalArgumentException where the folder was begun with other settings
     */
    public static OutOfSample run(OutOfFold.Request request, String command, Stop stop, Progress progress)
            throws IOException {
        ExperimentFolder table = ExperimentFolder.open(
                request.out(),
                FoldPredictions.COLUMNS,
                FoldPredictions.KEYS,
                RunNote.begun(command, settings(request)));
        if (!table.complete()) {
            request.requireUnseen();
            table.begin();
        }
        OutOfSample predictions = OutOfFold.run(request, stop, progress);
        table.addAll(predictions.rows().stream().map(FoldsRun::row).toList());
        if (predictions.complete()) {
            LabelReview review = LabelReview.of(predictions);
            review.write(request.out().resolve(REVIEW));
            for (ResultPictures pictures : ResultPictures.available()) {
                draw(predictions, review, pictures, request);
            }
            table.finish();
        }
        return predictions;
    }

    private static void draw(
            OutOfSample predictions, LabelReview review, ResultPictures pictures, OutOfFold.Request request)
            throws IOException {
        pictures.confusionMatrix(
                new Predictions(predictions.classes(), predictions.predictions()).confusionMatrix(),
                request.out().resolve("confusion.png"));
        if (!review.suspects().isEmpty()) {
            ImageFolder images = ImageFolder.scan(request.data());
            pictures.suspects(review, images, SHEET_IMAGES, request.out().resolve(SHEET));
        }
    }

    private static Map<String, String> settings(OutOfFold.Request request) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "data",
                String.valueOf(request.data().toAbsolutePath().normalize().getFileName()));
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
        settings.put("training", length(request));
        request.plan().learning().changed().forEach((option, value) -> settings.put("--" + option, value));
        settings.put("images at most", request.limit() == 0 ? "all" : Integer.toString(request.limit()));
        settings.put("trials", request.elimination().toString());
        if (!request.precision().equals("auto")) {
            settings.put("precision", request.precision());
        }
        settings.put("seed", Long.toString(request.seed()));
        return settings;
    }

    private static String length(OutOfFold.Request request) {
        if (request.epochs() > 0) {
            return request.epochs() + " epochs";
        }
        return request.time() == null
                ? request.steps() + " steps"
                : request.time().toMillis() / 1000.0 + " s";
    }

    private static List<String> row(Evaluation.Row row) {
        return List.of(
                row.prediction().image(),
                row.prediction().label(),
                row.prediction().predicted(),
                String.format(Locale.ROOT, "%.6g", row.prediction().confidence()),
                Integer.toString(row.trials()));
    }
}
