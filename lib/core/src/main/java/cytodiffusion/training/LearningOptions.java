package cytodiffusion.training;

import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.discriminative.Architecture;
import cytodiffusion.discriminative.BaselineRecipe;
import cytodiffusion.discriminative.ClassOrder;
import cytodiffusion.discriminative.Learning;
import cytodiffusion.discriminative.LossKind;
import cytodiffusion.gan.GanRecipe;
import cytodiffusion.train.Method;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What of a discriminative network's preset is to be another in a training; null where it is the preset's.
 *
 * @param objective by which its answers are judged
 * @param optimizer how gradients change weights
 * @param rate learning rate
 * @param batch images in a step
 * @param dropout share of the numbers that is dropped where the network drops any
 * @param stageDropout the same after convolutions, where it is to be another than elsewhere
 * @param classes how often images of each class come up
 * @param augmentation of training images
 * @param tune which layers are trained
 */
public record LearningOptions(
        LossKind objective,
        Method optimizer,
        Double rate,
        Integer batch,
        Double dropout,
        Double stageDropout,
        ClassOrder classes,
        Changes augmentation,
        Tune tune)
        implements Serializable {
    /** All as the preset has it. */
    public static final LearningOptions PRESET =
            new LearningOptions(null, null, null, null, null, null, null, null, null);

    /** How training images are changed at random. */
    public enum Changes {
        NONE(Augmentation.none()),
        FLIPS(Augmentation.flips()),
        /** Flips and rotations. */
        TURNS(Augmentation.turns()),
        /** Flips, rotations and colour jitter. */
        COLOUR(Augmentation.inference()),
        /** The same with RandAugment. */
        FULL(Augmentation.training());

        private final Augmentation augmentation;

        Changes(Augmentation augmentation) {
            this.augmentation = augmentation;
        }
    }

    /** Which layers are trained. */
    public enum Tune {
        LAST,
        ALL
    }

    /** @throws IllegalArgumentException naming the number that makes no sense */
    public LearningOptions {
        if (rate != null && !(rate > 0 && rate < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("A learning rate is above 0, not " + rate);
        }
        if (batch != null && batch < 1) {
            throw new IllegalArgumentException("A batch has at least one image, not " + batch);
        }
        requireShare(dropout);
        requireShare(stageDropout);
    }

    private static void requireShare(Double dropped) {
        if (dropped != null && !(dropped >= 0 && dropped < 1)) {
            throw new IllegalArgumentException("The share that is dropped is in [0, 1), not " + dropped);
        }
    }

    /** The same with other random changes of training images. */
    public LearningOptions augmentation(Changes changes) {
        return new LearningOptions(objective, optimizer, rate, batch, dropout, stageDropout, classes, changes, tune);
    }

    /** The same with so many images in a step. */
    public LearningOptions batch(int images) {
        return new LearningOptions(
                objective, optimizer, rate, images, dropout, stageDropout, classes, augmentation, tune);
    }

    /** The same with these layers being trained. */
    public LearningOptions tune(Tune layers) {
        return new LearningOptions(
                objective, optimizer, rate, batch, dropout, stageDropout, classes, augmentation, layers);
    }

    /** A constant of an enum by its name in any case, or null for null. */
    public static <E extends Enum<E>> E named(Class<E> type, String option, String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(option + " takes "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ", not '" + name + "'"));
    }

    /** The recipe with what these options change. */
    BaselineRecipe in(BaselineRecipe recipe) {
        Learning learning = new Learning(
                objective == null ? recipe.learning().loss() : objective,
                classes == null ? recipe.learning().classes() : classes,
                recipe.learning().xavier(),
                tune == null ? recipe.learning().lastLayerOnly() : tune == Tune.LAST);
        var training = optimizer == null ? recipe.training() : recipe.training().method(optimizer);
        return new BaselineRecipe(
                recipe.name(),
                recipe.imageSize(),
                recipe.cropShare(),
                architecture(recipe.architecture()),
                batch == null ? recipe.batch() : batch,
                augmentation == null ? recipe.augmentation() : augmentation.augmentation,
                recipe.mixupAlpha(),
                rate == null ? training : training.learningRate(rate),
                learning);
    }

    /**
     * The recipe with what these options change: rate, batch, dropout and augmentation.
     *
     * @throws IllegalArgumentException where another is asked for
     */
    GanRecipe in(GanRecipe recipe) {
        LearningOptions taken =
                new LearningOptions(null, null, rate, batch, dropout, null, null, augmentation, null);
        if (!equals(taken)) {
            throw new IllegalArgumentException("The preset '" + recipe.name()
                    + "' takes --rate, --batch, --dropout and --augmentation, and none of "
                    + String.join(", ", changed().keySet().stream()
                            .filter(name -> !taken.changed().containsKey(name))
                            .toList()));
        }
        return new GanRecipe(
                recipe.name(),
                recipe.cropShare(),
                dropout == null ? recipe.config() : recipe.config().withDropout(dropout),
                batch == null ? recipe.batch() : batch,
                augmentation == null ? recipe.augmentation() : augmentation.augmentation,
                rate == null ? recipe.training() : recipe.training().learningRate(rate),
                recipe.realTarget());
    }

    private Architecture architecture(Architecture preset) {
        Architecture all = dropout == null ? preset : preset.withDropout(dropout);
        return stageDropout == null ? all : all.withStageDropout(stageDropout);
    }

    /** What is another than the preset's, by the options' names: for records. */
    public Map<String, String> changed() {
        Map<String, String> changed = new LinkedHashMap<>();
        changed.put("objective", objective == null ? "" : objective.id());
        changed.put("optimizer", optimizer == null ? "" : optimizer.id());
        changed.put("rate", rate == null ? "" : rate.toString());
        changed.put("batch", batch == null ? "" : batch.toString());
        changed.put("dropout", dropout == null ? "" : dropout.toString());
        changed.put("stage-dropout", stageDropout == null ? "" : stageDropout.toString());
        changed.put("classes", classes == null ? "" : classes.id());
        changed.put(
                "augmentation", augmentation == null ? "" : augmentation.name().toLowerCase(Locale.ROOT));
        changed.put("tune", tune == null ? "" : tune.name().toLowerCase(Locale.ROOT));
        changed.values().removeIf(String::isEmpty);
        return changed;
    }
}
