package cytodiffusion.gan;

import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.train.ImageRecipe;
import cytodiffusion.train.Method;
import cytodiffusion.train.TrainingSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a generative adversarial network is built and trained.
 *
 * @param name on the command line
 * @param cropShare the central share of a file's shorter side that is used where no crop is asked for
 * @param config of both networks
 * @param batch images in a step; as many are drawn
 * @param augmentation of training images
 * @param training settings of the optimizers of both networks
 * @param realTarget see {@link AdversarialLoss}
 */
public record GanRecipe(
        String name,
        double cropShare,
        GanConfig config,
        int batch,
        Augmentation augmentation,
        TrainingSettings training,
        double realTarget)
        implements ImageRecipe {
    /** How often W-Net's paper shows each image to its DCGAN. */
    public static final int PAPER_EPOCHS = 10_000;

    private static final double USUAL_BETA1 = 0.5;

    private static final Map<String, GanRecipe> ALL = new LinkedHashMap<>();

    static {
        for (GanRecipe recipe : List.of(paper(), small())) {
            ALL.put(recipe.name(), recipe);
        }
    }

    /** The paper's: a rate of 1e-5 and one image a step. */
    private static GanRecipe paper() {
        return new GanRecipe(
                "dcgan",
                1,
                GanConfig.dcgan(),
                1,
                Augmentation.none(),
                TrainingSettings.plain(Method.ADAM, 1e-5, 0.999),
                1);
    }

    /** Rate and beta1 of the DCGAN paper (Radford et al., 2016), on the same images as the small diffusion model. */
    private static GanRecipe small() {
        return new GanRecipe(
                "dcgan-small",
                2.0 / 3,
                GanConfig.small(),
                32,
                Augmentation.flips(),
                new TrainingSettings(Method.ADAM, 2e-4, 0, 0, Double.POSITIVE_INFINITY, 0.998, USUAL_BETA1),
                0.9);
    }

    /** All names. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** The recipe of this name, if it is one of a generative adversarial network. */
    public static Optional<GanRecipe> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    @Override
    public int imageSize() {
        return config.imageSize();
    }

    @Override
    public GanRecipe withImageSize(int size) {
        if (size != imageSize()) {
            throw new IllegalArgumentException("The preset " + name + " draws images of " + imageSize()
                    + " pixels and no others: leave out the size of " + size);
        }
        return this;
    }
}
