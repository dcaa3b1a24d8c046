package cytodiffusion.training;

import cytodiffusion.data.ImageSpace;
import cytodiffusion.data.raw.NetworkInput;
import cytodiffusion.discriminative.BaselineRecipe;
import cytodiffusion.gan.GanRecipe;
import cytodiffusion.train.ImageRecipe;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

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
 * @param only the one class that a {@link GanRecipe}'s generator draws, as the paper's do; the empty string for all
 * @param testOf name of the model whose test images are this one's, too, as {@link TrainingSplit#testOf} parts them; the
 *     empty string where the plan itself parts the images
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
        ImageSpace space,
        String only,
        String testOf)
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
                ImageSpace.RGB,
                "",
                "");
    }

    public TrainingPlan {
        // Trainings that were begun before there was a choice have none in their notes.
        init = init == null ? "" : init;
        learning = learning == null ? LearningOptions.PRESET : learning;
        space = space == null ? ImageSpace.RGB : space;
        only = only == null ? "" : only;
        testOf = testOf == null ? "" : testOf;
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
        GanRecipe.find(preset).ifPresent(learning::in);
        if (Presets.isGan(preset) && (!init.isEmpty() || !space.isRgb() || checkpoints > 0)) {
            throw new IllegalArgumentException("The generator '" + preset
                    + "' is trained from random weights, on images of red, green and blue, without checkpoints");
        }
        if (!only.isEmpty() && !Presets.isGan(preset)) {
            throw new IllegalArgumentException("Only a generator learns one class alone, one of "
                    + String.join(", ", GanRecipe.names()) + "; '" + preset + "' is none");
        }
        if (!learning.equals(LearningOptions.PRESET) && Presets.isDiffusion(preset)) {
            throw new IllegalArgumentException(
                    "The preset '" + preset + "' is a diffusion model's, which takes none of "
                            + String.join(", ", learning.changed().keySet()) + "; these are for baselines: "
                            + Presets.networkNames());
        }
        // In one order, so that equal sets are written alike.
        excluded = new TreeSet<>(excluded);
    }

    /** How the images are prepared, whichever kind of model is built. */
    public ImageRecipe images() {
        return imageSize == 0 ? Presets.of(preset) : Presets.of(preset).withImageSize(imageSize);
    }

    /** How the model is built and trained, whichever kind it is. */
    ImageRecipe learnt() {
        if (gan().isPresent()) {
            return gan().get();
        }
        return baseline().isPresent() ? baseline().get() : recipe();
    }

    /** How the model is built where it is a generative adversarial network. */
    public Optional<GanRecipe> gan() {
        return GanRecipe.find(preset)
                .map(learning::in)
                .map(recipe -> imageSize == 0 ? recipe : recipe.withImageSize(imageSize));
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
        return changed(draft -> draft.preset = name);
    }

    public TrainingPlan imageSize(int pixels) {
        return changed(draft -> draft.imageSize = pixels);
    }

    public TrainingPlan crop(int pixels) {
        return changed(draft -> draft.crop = pixels);
    }

    public TrainingPlan excluding(Set<String> classes) {
        return changed(draft -> draft.excluded = classes);
    }

    public TrainingPlan perClass(int images) {
        return changed(draft -> draft.perClass = images);
    }

    public TrainingPlan fold(int number, int of) {
        return changed(draft -> {
            draft.fold = number;
            draft.folds = of;
        });
    }

    public TrainingPlan seed(long value) {
        return changed(draft -> draft.seed = value);
    }

    public TrainingPlan init(String folder) {
        return changed(draft -> draft.init = folder);
    }

    /** The same from this model's folder or file of weights, wherever the training runs; from random weights for null. */
    public TrainingPlan start(Path model) {
        return init(model == null ? "" : model.toAbsolutePath().normalize().toString());
    }

    public TrainingPlan generator(boolean draws) {
        return changed(draft -> draft.generator = draws);
    }

    public TrainingPlan checkpoints(int count) {
        return changed(draft -> draft.checkpoints = count);
    }

    public TrainingPlan learning(LearningOptions options) {
        return changed(draft -> draft.learning = options);
    }

    /** The same for a network that sees its images in another space. */
    public TrainingPlan space(ImageSpace other) {
        return changed(draft -> draft.space = other);
    }

    /** The same for a generator of one class alone; of all for the empty string. */
    public TrainingPlan only(String name) {
        return changed(draft -> draft.only = name);
    }

    /** The same with the test images of the model of this name. */
    public TrainingPlan testOf(String model) {
        return changed(draft -> draft.testOf = model);
    }

    private TrainingPlan changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.plan();
    }

    /** A plan's parts while some of them are changed: the one place that lists them beside the record itself. */
    private static final class Draft {
        private String preset;
        private int imageSize;
        private int crop;
        private Set<String> excluded;
        private int perClass;
        private int fold;
        private int folds;
        private long seed;
        private String init;
        private boolean generator;
        private int checkpoints;
        private LearningOptions learning;
        private ImageSpace space;
        private String only;
        private String testOf;

        Draft(TrainingPlan plan) {
            preset = plan.preset;
            imageSize = plan.imageSize;
            crop = plan.crop;
            excluded = plan.excluded;
            perClass = plan.perClass;
            fold = plan.fold;
            folds = plan.folds;
            seed = plan.seed;
            init = plan.init;
            generator = plan.generator;
            checkpoints = plan.checkpoints;
            learning = plan.learning;
            space = plan.space;
            only = plan.only;
            testOf = plan.testOf;
        }

        TrainingPlan plan() {
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
                    space,
                    only,
                    testOf);
        }
    }
}
