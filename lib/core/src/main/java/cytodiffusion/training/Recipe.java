package cytodiffusion.training;

import cytodiffusion.data.ImageSpace;
import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.nn.latent.AutoencoderConfig;
import cytodiffusion.nn.latent.UNetConfig;
import cytodiffusion.train.ImageRecipe;
import cytodiffusion.train.Published;
import cytodiffusion.train.TrainingSettings;
import java.util.List;
import java.util.Map;

/**
 * How a kind of model is built and trained.
 *
 * @param name on the command line
 * @param imageSize side in pixels of the images that the autoencoder gets
 * @param cropShare the central share of a file's shorter side that is used where no crop is asked for
 * @param autoencoder architecture of the autoencoder
 * @param unet architecture of the UNet
 * @param autoencoderBatch images in a step of the autoencoder's training
 * @param batch images in a step of the UNet's training
 * @param autoencoderTraining settings of the autoencoder's training
 * @param unetTraining settings of the UNet's training
 * @param autoencoderShare share of the time, or ratio of the steps, that goes to the autoencoder
 * @param divergenceWeight on the autoencoder's divergence
 * @param augmentation of training images
 * @param mixupAlpha of mixup's Beta distribution; 0 for no mixup
 * @param weightingImages validation images to which the weighting is fitted, time permitting
 * @param maskShare radius of the circle in which errors count, as a share of the latents' side
 * @param testShare of the images that are kept for the test where nothing else is asked for
 * @param space in which the autoencoder sees the images
 */
public record Recipe(
        String name,
        int imageSize,
        double cropShare,
        AutoencoderConfig autoencoder,
        UNetConfig unet,
        int autoencoderBatch,
        int batch,
        TrainingSettings autoencoderTraining,
        TrainingSettings unetTraining,
        double autoencoderShare,
        double divergenceWeight,
        Augmentation augmentation,
        double mixupAlpha,
        int weightingImages,
        double maskShare,
        double testShare,
        ImageSpace space)
        implements ImageRecipe {
    /** The paper's circle: 20 of 45. */
    private static final double MASK_SHARE = 20.0 / 45;

    /** More classes than any dataset here has; the row of a class is padded to it. */
    private static final int ROW = 16;

    /** Of sRGB images. */
    private Recipe(
            String name,
            int imageSize,
            double cropShare,
            AutoencoderConfig autoencoder,
            UNetConfig unet,
            int autoencoderBatch,
            int batch,
            TrainingSettings autoencoderTraining,
            TrainingSettings unetTraining,
            double autoencoderShare,
            double divergenceWeight,
            Augmentation augmentation,
            double mixupAlpha,
            int weightingImages,
            double maskShare,
            double testShare) {
        this(
                name,
                imageSize,
                cropShare,
                autoencoder,
                unet,
                autoencoderBatch,
                batch,
                autoencoderTraining,
                unetTraining,
                autoencoderShare,
                divergenceWeight,
                augmentation,
                mixupAlpha,
                weightingImages,
                maskShare,
                testShare,
                ImageSpace.RGB);
    }

    /**
     * Trains from nothing on a laptop: 64 x 64 pixels, of which the cell takes most, in 16 x 16 latents. A cell fills
     * about the middle half of the pictures of a cell scanner, hence the crop to two thirds. Attention, and with it the
     * class, comes in from 8 x 8 on. Neither RandAugment nor mixup: they make up for what a large pretrained network could
     * learn by heart, and a small one that starts from nothing learns more slowly with them.
     */
    public static Recipe small() {
        return new Recipe(
                "small",
                64,
                2.0 / 3,
                AutoencoderConfig.of(4, List.of(16, 32, 48), 1, 8),
                UNetConfig.of(16, 4, List.of(48, 96, 128), 1, 1, ROW, 4, 16),
                32,
                64,
                new TrainingSettings(2e-3, 100, 0.01, 1, 0.999),
                new TrainingSettings(8e-4, 200, 0.01, 1, 0.9999),
                0.2,
                1e-6,
                Augmentation.inference(),
                0,
                48,
                MASK_SHARE,
                TEST_SHARE);
    }

    /** As {@link #small()}, with a third of the numbers: enough for drawn cells, and light enough to travel with code. */
    public static Recipe mini() {
        Recipe small = small();
        return new Recipe(
                "mini",
                small.imageSize,
                small.cropShare,
                AutoencoderConfig.of(4, List.of(16, 32, 32), 1, 8),
                UNetConfig.of(16, 4, List.of(32, 64, 64), 1, 1, ROW, 4, 16),
                small.autoencoderBatch,
                small.batch,
                small.autoencoderTraining,
                small.unetTraining,
                small.autoencoderShare,
                small.divergenceWeight,
                small.augmentation,
                small.mixupAlpha,
                small.weightingImages,
                small.maskShare,
                small.testShare);
    }

    /** Only large enough to show that everything works, in seconds. */
    public static Recipe tiny() {
        return new Recipe(
                "tiny",
                32,
                2.0 / 3,
                AutoencoderConfig.of(4, List.of(8, 16), 1, 8),
                UNetConfig.of(16, 4, List.of(16, 32), 1, 0, ROW, 2, 8),
                16,
                32,
                new TrainingSettings(4e-3, 10, 0.01, 1, 0.99),
                new TrainingSettings(2e-3, 20, 0.01, 1, 0.999),
                0.3,
                1e-6,
                Augmentation.inference(),
                0,
                6,
                MASK_SHARE,
                TEST_SHARE);
    }

    /**
     * The paper's architecture and settings (Section 3.3): Stable Diffusion 1.5 at 360 pixels, batch 10. Its pretrained
     * weights cannot be had from a package registry; trained from random ones it needs far more than the paper's steps.
     */
    public static Recipe sd15() {
        return new Recipe(
                "sd15",
                360,
                1,
                AutoencoderConfig.stableDiffusion15(),
                UNetConfig.stableDiffusion15(),
                1,
                10,
                TrainingSettings.published(1e-5),
                TrainingSettings.published(1e-5),
                0.1,
                1e-6,
                Augmentation.training(),
                Published.MIXUP_ALPHA,
                48,
                MASK_SHARE,
                TEST_SHARE);
    }

    /**
     * The paper's settings for domain shift (Section 3.9, and the published code for the circle): 224 pixels, batch 32,
     * errors within 8 of 28 latents around the middle. Whole datasets of other laboratories are the test, so 90 % of the
     * images are for training and 10 % for validation.
     */
    public static Recipe sd15Shift() {
        Recipe usual = sd15();
        return new Recipe(
                "sd15-shift",
                224,
                usual.cropShare,
                usual.autoencoder,
                usual.unet,
                usual.autoencoderBatch,
                32,
                usual.autoencoderTraining,
                usual.unetTraining,
                usual.autoencoderShare,
                usual.divergenceWeight,
                usual.augmentation,
                usual.mixupAlpha,
                usual.weightingImages,
                8.0 / 28,
                0);
    }

    private static final Map<String, Recipe> ALL =
            Map.of("small", small(), "mini", mini(), "tiny", tiny(), "sd15", sd15(), "sd15-shift", sd15Shift());

    /** The names of all recipes, sorted. */
    static List<String> names() {
        return ALL.keySet().stream().sorted().toList();
    }

    /** The recipe of this name. */
    public static Recipe of(String name) {
        Recipe recipe = ALL.get(name);
        if (recipe == null) {
            throw new IllegalArgumentException(
                    "There is no preset '" + name + "'; choose one of " + String.join(", ", names()));
        }
        return recipe;
    }

    /** Side of the latents. */
    int latentSize() {
        return space.side(imageSize) / autoencoder.downsampling();
    }

    /** Numbers of an image's latents. */
    int latentElements() {
        return autoencoder.latentChannels() * latentSize() * latentSize();
    }

    /** The same for images of another size, which must be a multiple of the autoencoder's reduction. */
    @Override
    public Recipe withImageSize(int size) {
        int reduction = autoencoder.downsampling() * (space.isMosaic() ? 2 : 1);
        if (size < 8 * reduction / 2 || size % reduction != 0) {
            throw new IllegalArgumentException("The size of " + size + " pixels is not a multiple of " + reduction
                    + ", or too small for the preset " + name);
        }
        return new Recipe(
                name,
                size,
                cropShare,
                autoencoder,
                unet,
                autoencoderBatch,
                batch,
                autoencoderTraining,
                unetTraining,
                autoencoderShare,
                divergenceWeight,
                augmentation,
                mixupAlpha,
                weightingImages,
                maskShare,
                testShare,
                space);
    }

    /** The same for a model that draws cells (Section 3.5): flips are the only augmentation, and nothing is mixed. */
    Recipe forGenerator() {
        return new Recipe(
                name,
                imageSize,
                cropShare,
                autoencoder,
                unet,
                autoencoderBatch,
                batch,
                autoencoderTraining,
                unetTraining,
                autoencoderShare,
                divergenceWeight,
                Augmentation.flips(),
                0,
                weightingImages,
                maskShare,
                testShare,
                space);
    }

    /** The same for images in another space, of which the autoencoder gets as many planes as it has. */
    Recipe in(ImageSpace other) {
        return new Recipe(
                name,
                imageSize,
                cropShare,
                autoencoder.withChannels(other.channels()),
                unet,
                autoencoderBatch,
                batch,
                autoencoderTraining,
                unetTraining,
                autoencoderShare,
                divergenceWeight,
                augmentation,
                mixupAlpha,
                weightingImages,
                maskShare,
                testShare,
                other);
    }
}
