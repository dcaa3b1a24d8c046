package cytodiffusion.evaluation;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.model.OpenModel;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.tensor.PrecisionChoice;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/**
 * Which model to judge on which images.
 *
 * @param model the model's folder
 * @param data the labelled images
 * @param split which of them
 * @param limit how many images in all, the same number of each class; 0 for all of them
 * @param elimination how many trials an image gets; null where the model draws none
 * @param seed of the classifier's draws
 * @param precision {@code auto}, {@code fp32}, {@code bf16} or {@code fp16}
 * @param crop side in pixels of the central square of a file that is used, 0 for all of it; negative for the model's own
 * @param sharedClasses whether only those classes come into question that the data has, too
 */
public record EvaluationRequest(
        Path model,
        DataFolder data,
        JudgedPart split,
        int limit,
        EliminationSettings elimination,
        long seed,
        String precision,
        int crop,
        boolean sharedClasses) {
    /** Of one folder a class, with the model's own crop, all of its classes coming into question. */
    public EvaluationRequest(
            Path model,
            Path data,
            JudgedPart split,
            int limit,
            EliminationSettings elimination,
            long seed,
            String precision) {
        this(model, DataFolder.of(data), split, limit, elimination, seed, precision);
    }

    /** The same for images that a table may label. */
    public EvaluationRequest(
            Path model,
            DataFolder data,
            JudgedPart split,
            int limit,
            EliminationSettings elimination,
            long seed,
            String precision) {
        this(model, data, split, limit, elimination, seed, precision, TrainedModel.OWN_CROP, false);
    }

    public EvaluationRequest {
        Objects.requireNonNull(split, "split");
        if (limit < 0) {
            throw new IllegalArgumentException("The limit of " + limit + " images is negative");
        }
    }

    /** All of the test split, decided as in the paper but for at most 200 trials. */
    public static EvaluationRequest of(Path model, Path data) {
        return new EvaluationRequest(
                model, data, JudgedPart.UNSAID, 0, OpenModel.DEFAULT_ELIMINATION, 0, PrecisionChoice.AUTO);
    }

    public EvaluationRequest limit(int count) {
        return new EvaluationRequest(model, data, split, count, elimination, seed, precision, crop, sharedClasses);
    }

    public EvaluationRequest elimination(EliminationSettings settings) {
        return new EvaluationRequest(model, data, split, limit, settings, seed, precision, crop, sharedClasses);
    }

    public EvaluationRequest precision(String id) {
        return new EvaluationRequest(model, data, split, limit, elimination, seed, id, crop, sharedClasses);
    }

    public EvaluationRequest crop(int pixels) {
        return new EvaluationRequest(model, data, split, limit, elimination, seed, precision, pixels, sharedClasses);
    }

    public EvaluationRequest sharedClasses(boolean only) {
        return new EvaluationRequest(model, data, split, limit, elimination, seed, precision, crop, only);
    }

    /** What is asked about every image where these classes come into question. */
    public Judge.Question question(Set<String> candidates) {
        return new Judge.Question(model, elimination, seed, crop, data.range(), candidates, false);
    }

    /** How a file becomes a canvas for {@code judge}. */
    Preprocessing preprocessing(TrainedModel judge) {
        return judge.preprocessing(crop, data.range());
    }
}
