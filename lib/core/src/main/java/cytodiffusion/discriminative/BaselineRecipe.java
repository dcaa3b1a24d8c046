package cytodiffusion.discriminative;

import cytodiffusion.data.ImageSpace;
import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.train.ImageRecipe;
import cytodiffusion.train.TrainingSettings;
import java.util.List;
import java.util.Optional;

/**
 * How a baseline is built and trained. Those of CytoDiffusion's paper have augmentations, mixup and optimizer of the
 * diffusion model of the same size (Section 3.3).
 *
 * @param name on the command line
 * @param imageSize side in pixels of the images that the network gets
 * @param cropShare the central share of a file's shorter side that is used where no crop is asked for
 * @param architecture of the network
 * @param batch images in a step
 * @param augmentation of training images
 * @param mixupAlpha of training images; 0 mixes none
 * @param training settings of the optimizer
 * @param learning what it learns by
 */
public record BaselineRecipe(
        String name,
        int imageSize,
        double cropShare,
        Architecture architecture,
        int batch,
        Augmentation augmentation,
        double mixupAlpha,
        TrainingSettings training,
        Learning learning)
        implements ImageRecipe {
    /** How often the paper's baselines see each image. */
    public static final int PAPER_EPOCHS = 50;

    /** Trains from nothing in minutes on two cores, on the same images as the small diffusion model. */
    public static BaselineRecipe small(String name, Architecture architecture, double learningRate) {
        return new BaselineRecipe(
                name,
                64,
                2.0 / 3,
                architecture,
                64,
                Augmentation.inference(),
                0,
                new TrainingSettings(learningRate, 100, 0.01, 1, 0.9999),
                Learning.USUAL);
    }

    /** All names, family by family. */
    public static List<String> names() {
        return List.copyOf(BaselinePresets.ALL.keySet());
    }

    /** The recipe of this name, if it is a baseline's. */
    public static Optional<BaselineRecipe> find(String name) {
        return Optional.ofNullable(BaselinePresets.ALL.get(name));
    }

    /** The network for so many classes, whose images are in this space. */
    public ImageNetwork network(int classes, ImageSpace space) {
        return architecture.network(classes, space.side(imageSize), space.channels());
    }

    @Override
    public BaselineRecipe withImageSize(int size) {
        // Any number of classes tells whether the size fits.
        architecture.network(2, size);
        return new BaselineRecipe(
                name, size, cropShare, architecture, batch, augmentation, mixupAlpha, training, learning);
    }
}
