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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What of a discriminative network's preset is to be another in a training; null where it is the preset's. Made from {@link
 * #PRESET}, one option after the other.
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
 * @param shape numbers of the network's shape by name, see {@link Architecture#shaped}
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
        Tune tune,
        Map<String, Integer> shape)
        implements Serializable {
    /** All as the preset has it. */
    public static final LearningOptions PRESET = new Draft().options();

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
        // Trainings that were begun before there was a choice have none in their notes. A tree map keeps one order.
        shape = Collections.unmodifiableMap(shape == null ? new TreeMap<>() : new TreeMap<>(shape));
    }

    private static void requireShare(Double dropped) {
        if (dropped != null && !(dropped >= 0 && dropped < 1)) {
            throw new IllegalArgumentException("The share that is dropped is in [0, 1), not " + dropped);
        }
    }

    /** The same by another objective. */
    public LearningOptions objective(LossKind loss) {
        return changed(draft -> draft.objective = loss);
    }

    /** The same with another optimizer. */
    public LearningOptions optimizer(Method method) {
        return changed(draft -> draft.optimizer = method);
    }

    /** The same with another learning rate. */
    public LearningOptions rate(Double learningRate) {
        return changed(draft -> draft.rate = learningRate);
    }

    /** The same with so many images in a step. */
    public LearningOptions batch(Integer images) {
        return changed(draft -> draft.batch = images);
    }

    /** The same with this share dropped. */
    public LearningOptions dropout(Double share) {
        return changed(draft -> draft.dropout = share);
    }

    /** The same with this share dropped after convolutions. */
    public LearningOptions stageDropout(Double share) {
        return changed(draft -> draft.stageDropout = share);
    }

    /** The same with images of each class coming up so often. */
    public LearningOptions classes(ClassOrder order) {
        return changed(draft -> draft.classes = order);
    }

    /** The same with other random changes of training images. */
    public LearningOptions augmentation(Changes changes) {
        return changed(draft -> draft.augmentation = changes);
    }

    /** The same with these layers being trained. */
    public LearningOptions tune(Tune layers) {
        return changed(draft -> draft.tune = layers);
    }

    /** The same with these numbers of the network's shape. */
    public LearningOptions shape(Map<String, Integer> numbers) {
        return changed(draft -> draft.shape = numbers);
    }

    private LearningOptions changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** Options while some of them are changed: the one place that lists them beside the record itself. */
    private static final class Draft {
        private LossKind objective;
        private Method optimizer;
        private Double rate;
        private Integer batch;
        private Double dropout;
        private Double stageDropout;
        private ClassOrder classes;
        private Changes augmentation;
        private Tune tune;
        private Map<String, Integer> shape;

        /** All as the preset has it. */
        Draft() {}

        Draft(LearningOptions options) {
            objective = options.objective;
            optimizer = options.optimizer;
            rate = options.rate;
            batch = options.batch;
            dropout = options.dropout;
            stageDropout = options.stageDropout;
            classes = options.classes;
            augmentation = options.augmentation;
            tune = options.tune;
            shape = options.shape;
        }

        LearningOptions options() {
            return new LearningOptions(
                    objective, optimizer, rate, batch, dropout, stageDropout, classes, augmentation, tune, shape);
        }
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
        LearningOptions taken = PRESET.rate(rate).batch(batch).dropout(dropout).augmentation(augmentation);
        if (!equals(taken)) {
            throw new IllegalArgumentException("The preset '" + recipe.name()
                    + "' takes --rate, --batch, --dropout and --augmentation, and none of "
                    + String.join(
                            ", ",
                            changed().keySet().stream()
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
        Architecture shaped = shape.isEmpty() ? preset : preset.shaped(shape);
        Architecture all = dropout == null ? shaped : shaped.withDropout(dropout);
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
        changed.put(
                "shape",
                shape.entrySet().stream()
                        .map(number -> number.getKey() + "=" + number.getValue())
                        .collect(Collectors.joining(",")));
        changed.values().removeIf(String::isEmpty);
        return changed;
    }
}
