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
 * How a kind of diffusion model is built and trained.
 *
 * @param name on the command line
 * @param picture what the autoencoder gets of a file
 * @param variety what is done to training images
 * @param autoencoder the first network, and its training
 * @param unet the second, and its training
 * @param judging what the finished model judges by
 */
public record Recipe(
        String name, Picture picture, Variety variety, OfAutoencoder autoencoder, OfUNet unet, Judging judging)
        implements ImageRecipe {
    /** The paper's circle: 20 of 45. */
    private static final double MASK_SHARE = 20.0 / 45;

    /** More classes than any dataset here has; the row of a class is padded to it. */
    private static final int ROW = 16;

    /**
     * What the autoencoder gets of a file.
     *
     * @param size side in pixels
     * @param cropShare the central share of a file's shorter side that is used where no crop is asked for
     * @param testShare of the images that are kept for the test where nothing else is asked for
     * @param space in which it sees them
     */
    public record Picture(int size, double cropShare, double testShare, ImageSpace space) {
        /** Of sRGB images, as many of which are for the test as usual. */
        Picture(int size, double cropShare) {
            this(size, cropShare, TEST_SHARE, ImageSpace.RGB);
        }
    }

    /**
     * What is done to training images, so that no two are the same.
     *
     * @param mixupAlpha of mixup's Beta distribution; 0 for no mixup
     */
    public record Variety(Augmentation augmentation, double mixupAlpha) {
        /** Neither RandAugment nor mixup. */
        static final Variety PLAIN = new Variety(Augmentation.inference(), 0);
    }

    /**
     * The autoencoder and its training.
     *
     * @param batch images in a step
     * @param share of the time, or ratio of the steps, that goes to it
     * @param divergenceWeight on the divergence of its latents
     */
    public record OfAutoencoder(
            AutoencoderConfig config, int batch, TrainingSettings training, double share, double divergenceWeight) {
        private OfAutoencoder with(AutoencoderConfig other) {
            return new OfAutoencoder(other, batch, training, share, divergenceWeight);
        }
    }

    /**
     * The UNet and its training.
     *
     * @param batch images in a step
     */
    public record OfUNet(UNetConfig config, int batch, TrainingSettings training) {}

    /**
     * What the finished model judges by.
     *
     * @param weightingImages validation images to which the weighting is fitted, time permitting
     * @param maskShare radius of the circle in which errors count, as a share of the latents' side
     */
    public record Judging(int weightingImages, double maskShare) {}

    /**
     * Trains from nothing on a laptop: 64 x 64 pixels, of which the cell takes most, in 16 x 16 latents. A cell fills
     * about the middle half of the pictures of a cell scanner, hence the crop to two thirds. Attention, and with it the
     * class, comes in from 8 x 8 on. Neither RandAugment nor mixup: they make up for what a large pretrained network could
     * learn by heart, and a small one that starts from nothing learns more slowly with them.
     */
    public static Recipe small() {
        return new Recipe(
                "small",
                new Picture(64, 2.0 / 3),
                Variety.PLAIN,
                new OfAutoencoder(
                        AutoencoderConfig.of(4, List.of(16, 32, 48), 1, 8),
                        32,
                        new TrainingSettings(2e-3, 100, 0.01, 1, 0.999),
                        0.2,
                        1e-6),
                new OfUNet(
                        UNetConfig.of(16, 4, List.of(48, 96, 128), 1, 1, ROW, 4, 16),
                        64,
                        new TrainingSettings(8e-4, 200, 0.01, 1, 0.9999)),
                new Judging(48, MASK_SHARE));
    }

    /** As {@link #small()}, with a third of the numbers: enough for drawn cells, and light enough to travel with code. */
    public static Recipe mini() {
        Recipe small = small();
        return new Recipe(
                "mini",
                small.picture,
                small.variety,
                small.autoencoder.with(AutoencoderConfig.of(4, List.of(16, 32, 32), 1, 8)),
                new OfUNet(
                        UNetConfig.of(16, 4, List.of(32, 64, 64), 1, 1, ROW, 4, 16),
                        small.unet.batch,
                        small.unet.training),
                small.judging);
    }

    /** Only large enough to show that everything works, in seconds. */
    public static Recipe tiny() {
        return new Recipe(
                "tiny",
                new Picture(32, 2.0 / 3),
                Variety.PLAIN,
                new OfAutoencoder(
                        AutoencoderConfig.of(4, List.of(8, 16), 1, 8),
                        16,
                        new TrainingSettings(4e-3, 10, 0.01, 1, 0.99),
                        0.3,
                        1e-6),
                new OfUNet(
                        UNetConfig.of(16, 4, List.of(16, 32), 1, 0, ROW, 2, 8),
                        32,
                        new TrainingSettings(2e-3, 20, 0.01, 1, 0.999)),
                new Judging(6, MASK_SHARE));
    }

    /**
     * The paper's architecture and settings (Section 3.3): Stable Diffusion 1.5 at 360 pixels, batch 10. Its pretrained
     * weights cannot be had from a package registry; trained from random ones it needs far more than the paper's steps.
     */
    public static Recipe sd15() {
        return new Recipe(
                "sd15",
                new Picture(360, 1),
                new Variety(Augmentation.training(), Published.MIXUP_ALPHA),
                new OfAutoencoder(
                        AutoencoderConfig.stableDiffusion15(), 1, TrainingSettings.published(1e-5), 0.1, 1e-6),
                new OfUNet(UNetConfig.stableDiffusion15(), 10, TrainingSettings.published(1e-5)),
                new Judging(48, MASK_SHARE));
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
                new Picture(224, usual.picture.cropShare, 0, usual.picture.space),
                usual.variety,
                usual.autoencoder,
                new OfUNet(usual.unet.config, 32, usual.unet.training),
                new Judging(usual.judging.weightingImages, 8.0 / 28));
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

    @Override
    public int imageSize() {
        return picture.size;
    }

    @Override
    public double cropShare() {
        return picture.cropShare;
    }

    @Override
    public double testShare() {
        return picture.testShare;
    }

    @Override
    public int batch() {
        return unet.batch;
    }

    /** Side of the latents. */
    int latentSize() {
        return picture.space.side(picture.size) / autoencoder.config.downsampling();
    }

    /** Numbers of an image's latents. */
    int latentElements() {
        return autoencoder.config.latentChannels() * latentSize() * latentSize();
    }

    /** The same for images of another size, which must be a multiple of the autoencoder's reduction. */
    @Override
    public Recipe withImageSize(int size) {
        int reduction = autoencoder.config.downsampling() * (picture.space.isMosaic() ? 2 : 1);
        if (size < 8 * reduction / 2 || size % reduction != 0) {
            throw new IllegalArgumentException("The size of " + size + " pixels is not a multiple of " + reduction
                    + ", or too small for the preset " + name);
        }
        return of(new Picture(size, picture.cropShare, picture.testShare, picture.space), variety, autoencoder);
    }

    /** The same for a model that draws cells (Section 3.5): flips are the only augmentation, and nothing is mixed. */
    Recipe forGenerator() {
        return of(picture, new Variety(Augmentation.flips(), 0), autoencoder);
    }

    /** The same for images in another space, of which the autoencoder gets as many planes as it has. */
    Recipe in(ImageSpace other) {
        return of(
                new Picture(picture.size, picture.cropShare, picture.testShare, other),
                variety,
                autoencoder.with(autoencoder.config.withChannels(other.channels())));
    }

    private Recipe of(Picture images, Variety changed, OfAutoencoder first) {
        return new Recipe(name, images, changed, first, unet, judging);
    }
}
