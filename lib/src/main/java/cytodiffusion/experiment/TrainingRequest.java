package cytodiffusion.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What to train on what, for how long, and where the model goes.
 *
 * @param data folder with one folder of images a class
 * @param out the model's folder
 * @param recipe how the model is built
 * @param crop side in pixels of the central square of a file that is used; 0 for all of it, negative for the recipe's
 *     choice
 * @param excluded classes that the model does not get to see; all of their images belong to the test
 * @param perClass training images of each class at most, 0 for all
 * @param fold which of {@code folds} is tested, from 1; 0 for an 80-10-10 split (70-10-20 where classes are excluded)
 * @param folds number of folds
 * @param seed of split, weights, batches and noise
 * @param precision {@code auto}, {@code fp32}, {@code bf16} or {@code fp16}
 * @param steps of the UNet in all, or 0 where {@code time} decides
 * @param time for all of the training, or null where {@code steps} decides
 * @param resume whether to go on with the training that {@code out} holds
 */
public record TrainingRequest(
        Path data,
        Path out,
        Recipe recipe,
        int crop,
        Set<String> excluded,
        int perClass,
        int fold,
        int folds,
        long seed,
        String precision,
        long steps,
        Duration time,
        boolean resume) {
    public TrainingRequest {
        if ((steps > 0) == (time != null)) {
            throw new IllegalArgumentException(
                    "A training ends after a number of steps or of minutes: give one of them");
        }
        if (fold < 0 || fold > folds) {
            throw new IllegalArgumentException("There is no fold " + fold + " of " + folds);
        }
    }

    /** A training on all classes of {@code data}, with an 80-10-10 split and the recipe's own crop. */
    public static TrainingRequest of(Path data, Path out, Recipe recipe, long seed) {
        return new TrainingRequest(
                data, out, recipe, -1, Set.of(), 0, 0, 0, seed, "auto", 0, Duration.ofMinutes(30), false);
    }

    public TrainingRequest steps(long count) {
        return new TrainingRequest(
                data, out, recipe, crop, excluded, perClass, fold, folds, seed, precision, count, null, resume);
    }

    public TrainingRequest time(Duration limit) {
        return new TrainingRequest(
                data, out, recipe, crop, excluded, perClass, fold, folds, seed, precision, 0, limit, resume);
    }

    public TrainingRequest precision(String id) {
        return new TrainingRequest(
                data, out, recipe, crop, excluded, perClass, fold, folds, seed, id, steps, time, resume);
    }

    public TrainingRequest perClass(int count) {
        return new TrainingRequest(
                data, out, recipe, crop, excluded, count, fold, folds, seed, precision, steps, time, resume);
    }

    public TrainingRequest resume(boolean goOn) {
        return new TrainingRequest(
                data, out, recipe, crop, excluded, perClass, fold, folds, seed, precision, steps, time, goOn);
    }
}
