package cytodiffusion.training;

import cytodiffusion.data.ImageSpace;
import cytodiffusion.data.raw.NetworkInput;
import cytodiffusion.discriminative.BaselineRecipe;
import cytodiffusion.train.ImageRecipe;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a training is to learn from what: all that decides its result beside the data and its length. It is kept with the
 * training, so that a resume goes on with the same split and the same random numbers.
 *
 * @param preset name of the {@link Recipe} or {@link BaselineRecipe}
 * @param imageSize side in pixels of the images that the network sees, 0 for the recipe's
 * @param crop side in pixels of the central square of a file that is used; 0 for all of it, negative for the recipe's
 *     share of the first image's shorter side
 * @param excluded classes that the model does not get to see; all of their images belong to the test
 * @param perClass training images of each class at most, 0 for all
 * @param fold which of {@code folds} is tested, from 1; 0 for an 80-10-10 split (70-10-20 where classes are excluded)
 * @param folds number of folds
 * @param seed of split, weights, batches and noise
 * @param init folder of the model, or for a baseline also the file, whose weights the training starts from; the empty
 *     string for random ones
 * @param generator whether the model is to draw cells rather than to judge them: it learns them as they are, with flips as
 *     the only augmentation (Section 3.5); not for a baseline
 * @param checkpoints among which a diffusion model's with the highest validation accuracy is kept, at equal distances; 0
 *     keeps the last weights. Baselines are validated after every epoch whatever it is
 * @param learning what of a baseline's preset is to be another
 * @param space in which numbers the network sees the images
 */
public record TrainingPlan(
        String preset,
        int imageSize,
        int crop,
        Set<String> excluded,
        int perClass,
        int fold,
        int folds,
        long seed,
        String init,
        boolean generator,
        int checkpoints,
        LearningOptions learning,
        ImageSpace space)
        implements Serializable {
    /** The small preset on all classes, with seed 0. */
    public static final TrainingPlan DEFAULT = new TrainingPlan("small", 0, -1, Set.of(), 0, 0, 0, 0);

    /** A classifier's training that starts from random weights, and keeps the last weights. */
    public TrainingPlan(
            String preset,
            int imageSize,
            int crop,
            Set<String> excluded,
            int perClass,
            int fold,
            int folds,
            long seed) {
        this(
                preset,
                imageSize,
                crop,
                excluded,
                perClass,
                fold,
                folds,
                seed,
                "",
                false,
                0,
                LearningOptions.PRESET,
                ImageSpace.RGB);
    }

    public TrainingPlan {
        // Trainings that were begun before there was a choice have none in their notes.
        init = init == null ? "" : init;
        learning = learning == null ? LearningOptions.PRESET : learning;
        space = space == null ? ImageSpace.RGB : space;
        if (fold < 0 || fold > folds || folds == 1) {
            throw new IllegalArgumentException("There is no fold " + fold + " of " + folds);
        }
        if (perClass < 0 || imageSize < 0 || checkpoints < 0) {
            throw new IllegalArgumentException("Neither the images of a class, the image size nor the number of"
                    + " checkpoints can be negative, as " + perClass + ", " + imageSize + " and " + checkpoints);
        }
        NetworkInput.of(space);
        Presets.of(preset);
        if (generator && Presets.isNetwork(preset)) {
            throw new IllegalArgumentException("The baseline '" + preset
                    + "' cannot draw cells; a generator takes one of " + Presets.diffusionNames());
        }
        if (!learning.equals(LearningOptions.PRESET) && !Presets.isNetwork(preset)) {
            throw new IllegalArgumentException(
                    "The preset '" + preset + "' is a diffusion model's, which takes none of "
                            + String.join(", ", learning.changed().keySet()) + "; these are for baselines: "
                            + Presets.networkNames());
        }
        // In one order, so that equal sets are written alike.
        excluded = new TreeSet<>(excluded);
    }

    /** How the images are prepared, whichever kind of model is built. */
    ImageRecipe images() {
        return imageSize == 0 ? Presets.of(preset) : Presets.of(preset).withImageSize(imageSize);
    }

    /** How the model is built and trained, whichever kind it is. */
    ImageRecipe learnt() {
        return baseline().isPresent() ? baseline().get() : recipe();
    }

    /** How the model is built where it is a baseline. */
    public Optional<BaselineRecipe> baseline() {
        return BaselineRecipe.find(preset)
                .map(learning::in)
                .map(recipe -> imageSize == 0 ? recipe : recipe.withImageSize(imageSize));
    }

    /** How the model is built where it is a diffusion model. */
    Recipe recipe() {
        Recipe recipe = Recipe.of(preset).in(space);
        Recipe sized = imageSize == 0 ? recipe : recipe.withImageSize(imageSize);
        return generator ? sized.forGenerator() : sized;
    }

    /** The weights that a baseline's training starts from, if any. */
    Optional<PretrainedBaseline> pretrainedBaseline() {
        return init.isEmpty() ? Optional.empty() : Optional.of(new PretrainedBaseline(Path.of(init)));
    }

    /** The diffusion model that the training starts from, if any. */
    public Optional<PretrainedModel> pretrained() {
        return init.isEmpty() ? Optional.empty() : Optional.of(new PretrainedModel(Path.of(init)));
    }

    public TrainingPlan preset(String name) {
        return new TrainingPlan(
                name,
                imageSize,
                crop,
                excluded,
                perClass,
                fold,
                folds,
                seed,
                init,
                generator,
                checkpoints,
                learning,
                space);
    }

    public TrainingPlan imageSize(int pixels) {
        return new TrainingPlan(
                preset,
                pixels,
                crop,
                excluded,
                perClass,
                fold,
                folds,
                seed,
                init,
                generator,
                checkpoints,
                learning,
                space);
    }

    public TrainingPlan crop(int pixels) {
        return new TrainingPlan(
                preset,
                imageSize,
                pixels,
                excluded,
                perClass,
                fold,
                folds,
                seed,
                init,
                generator,
                checkpoints,
                learning,
                space);
    }

    public TrainingPlan excluding(Set<String> classes) {
        return new TrainingPlan(
                preset,
                imageSize,
                crop,
                classes,
                perClass,
                fold,
                folds,
                seed,
                init,
                generator,
                checkpoints,
                learning,
                space);
    }

    public TrainingPlan perClass(int images) {
        return new TrainingPlan(
                preset,
                imageSize,
                crop,
                excluded,
                images,
                fold,
                folds,
                seed,
                init,
                generator,
                checkpoints,
                learning,
                space);
    }

    public TrainingPlan fold(int number, int of) {
        return new TrainingPlan(
                preset,
                imageSize,
                crop,
                excluded,
                perClass,
                number,
                of,
                seed,
                init,
                generator,
                checkpoints,
                learning,
                space);
    }

    public TrainingPlan seed(long value) {
        return new TrainingPlan(
                preset,
                imageSize,
                crop,
                excluded,
                perClass,
                fold,
                folds,
                value,
                init,
                generator,
                checkpoints,
                learning,
                space);
    }

    public TrainingPlan init(String folder) {
        return new TrainingPlan(
                preset,
                imageSize,
                crop,
                excluded,
                perClass,
                fold,
                folds,
                seed,
                folder,
                generator,
                checkpoints,
                learning,
                space);
    }

    /** The same from this model's folder or file of weights, wherever the training runs; from random weights for null. */
    public TrainingPlan start(Path model) {
        return init(model == null ? "" : model.toAbsolutePath().normalize().toString());
    }

    public TrainingPlan generator(boolean draws) {
        return new TrainingPlan(
                preset,
                imageSize,
                crop,
                excluded,
                perClass,
                fold,
                folds,
                seed,
                init,
                draws,
                checkpoints,
                learning,
                space);
    }

    public TrainingPlan checkpoints(int count) {
        return new TrainingPlan(
                preset, imageSize, crop, excluded, perClass, fold, folds, seed, init, generator, count, learning,
                space);
    }

    public TrainingPlan learning(LearningOptions options) {
        return new TrainingPlan(
                preset,
                imageSize,
                crop,
                excluded,
                perClass,
                fold,
                folds,
                seed,
                init,
                generator,
                checkpoints,
                options,
                space);
    }

    /** The same for a network that sees its images in another space. */
    public TrainingPlan space(ImageSpace other) {
        return new TrainingPlan(
                preset,
                imageSize,
                crop,
                excluded,
                perClass,
                fold,
                folds,
                seed,
                init,
                generator,
                checkpoints,
                learning,
                other);
    }
}
