package cytodiffusion.training;

import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.discriminative.Architecture;
import cytodiffusion.discriminative.EfficientNetConfig;
import cytodiffusion.discriminative.ImageNetwork;
import cytodiffusion.discriminative.ResNetConfig;
import cytodiffusion.discriminative.VisionTransformerConfig;
import cytodiffusion.train.TrainingSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a baseline is built and trained. Augmentations, mixup and optimizer are those of the diffusion model of the same
 * size, as in the paper (Section 3.3).
 *
 * @param name on the command line
 * @param imageSize side in pixels of the images that the network gets
 * @param cropShare the central share of a file's shorter side that is used where no crop is asked for
 * @param architecture of the network
 * @param batch images in a step
 * @param augmentation of training images
 * @param mixupAlpha of training images; 0 mixes none
 * @param training settings of the optimizer
 */
public record BaselineRecipe(
        String name,
        int imageSize,
        double cropShare,
        Architecture architecture,
        int batch,
        Augmentation augmentation,
        double mixupAlpha,
        TrainingSettings training)
        implements ImageRecipe {
    /** How often the paper's baselines see each image. */
    public static final int PAPER_EPOCHS = 50;

    private static final Map<String, BaselineRecipe> ALL = new LinkedHashMap<>();

    static {
        for (BaselineRecipe recipe : List.of(
                small("resnet18-small", ResNetConfig.resnet18(32), 1e-3),
                small("resnet18-gn-small", ResNetConfig.resnet18(32).withGroups(16), 1e-3),
                small("vit-small", VisionTransformerConfig.small(), 5e-4),
                small("efficientnet-small", EfficientNetConfig.miniature(), 1e-3),
                paper("resnet18", 224, ResNetConfig.resnet18()),
                paper("resnet18-gn", 224, ResNetConfig.resnet18().withGroups(32)),
                paper("vit-b-16", 224, VisionTransformerConfig.base16()),
                paper("efficientnet-v2-m", 360, EfficientNetConfig.medium()))) {
            ALL.put(recipe.name(), recipe);
        }
    }

    /** Trains from nothing in minutes on two cores, on the same images as the small diffusion model. */
    private static BaselineRecipe small(String name, Architecture architecture, double learningRate) {
        return new BaselineRecipe(
                name,
                64,
                2.0 / 3,
                architecture,
                64,
                Augmentation.inference(),
                0,
                new TrainingSettings(learningRate, 100, 0.01, 1, 0.9999));
    }

    /**
     * The paper's scale: batch 16 and the optimizer of its diffusion model. The learning rate is that of the published
     * code for fine-tuning, as the paper's for the baselines is not in our copy.
     */
    private static BaselineRecipe paper(String name, int imageSize, Architecture architecture) {
        return new BaselineRecipe(
                name,
                imageSize,
                1,
                architecture,
                16,
                Augmentation.training(),
                Published.MIXUP_ALPHA,
                TrainingSettings.published(1e-5));
    }

    /** All names, family by family. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** The recipe of this name, if it is a baseline's. */
    public static Optional<BaselineRecipe> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** The network for so many classes. */
    ImageNetwork network(int classes) {
        return architecture.network(classes, imageSize);
    }

    @Override
    public BaselineRecipe withImageSize(int size) {
        // Any number of classes tells whether the size fits.
        architecture.network(2, size);
        return new BaselineRecipe(name, size, cropShare, architecture, batch, augmentation, mixupAlpha, training);
    }

    /** The steps in which {@code images} are seen {@code epochs} times. */
    public long steps(int epochs, int images) {
        return epochs * stepsAnEpoch(images);
    }

    long stepsAnEpoch(int images) {
        return (images + batch - 1L) / batch;
    }
}
