package cytodiffusion.paper.rawspace;

import cytodiffusion.data.ImageSpace;
import cytodiffusion.training.LearningOptions.Changes;
import cytodiffusion.training.TrainingPlan;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * In which space a network sees the images, and how those of its training are changed at random. All of them are turned
 * and mirrored alike, so that two conditions differ in colour only.
 *
 * @param name in tables and on the command line
 * @param space of the images
 * @param colour whether colours of training images are changed at random
 */
public record Condition(String name, ImageSpace space, boolean colour) implements Serializable {
    /** sRGB as it is. */
    public static final Condition RGB = new Condition("rgb", ImageSpace.RGB, false);

    /** sRGB with random changes of colour: the poster's "RGB space + Augmentation", as far as it says. */
    public static final Condition RGB_COLOUR = new Condition("rgb-colour", ImageSpace.RGB, true);

    /** Three channels of a usual camera. */
    public static final Condition RAW = new Condition("raw", ImageSpace.named(ImageSpace.RAW), false);

    /** The four planes of its colour filter. */
    public static final Condition RAW_MOSAIC =
            new Condition("raw-mosaic", ImageSpace.named(ImageSpace.RAW_MOSAIC), false);

    /** Three channels, balanced by every image's own means. */
    public static final Condition RAW_GREY_WORLD =
            new Condition("raw-grey-world", ImageSpace.named(ImageSpace.RAW).gains(ImageSpace.GREY_WORLD), false);

    /** Three channels, another camera and other gains for every training image. */
    public static final Condition RAW_MIX =
            new Condition("raw-mix", ImageSpace.named(ImageSpace.RAW).camera(ImageSpace.MIXED_CAMERAS), false);

    /** All of them, the one that others are compared with first. */
    public static final List<Condition> ALL = List.of(RGB, RGB_COLOUR, RAW, RAW_MOSAIC, RAW_GREY_WORLD, RAW_MIX);

    /** The condition of this name. */
    public static Condition named(String name) {
        return ALL.stream()
                .filter(condition -> condition.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no condition '" + name + "'; there are "
                        + ALL.stream().map(Condition::name).collect(Collectors.joining(", "))));
    }

    /** The plan of a network in this condition. */
    TrainingPlan in(TrainingPlan plan) {
        Changes changes = colour ? Changes.COLOUR : Changes.TURNS;
        return plan.space(space).learning(plan.learning().augmentation(changes));
    }

    @Override
    public String toString() {
        return name;
    }
}
