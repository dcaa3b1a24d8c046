package cytodiffusion.discriminative;

import java.util.List;

/**
 * An EfficientNetV2 (Tan and Le, 2021) as torchvision has it.
 *
 * @param family {@value #FAMILY}
 * @param stages from the finest to the coarsest, after a first convolution that halves the size
 * @param features that the classes are read from
 * @param stochasticDepth rate at which an image's last residual branch is dropped in training; it grows from 0 with the
 *     depth
 * @param dropout rate at which features are dropped in training
 */
public record EfficientNetConfig(
        String family, List<Stage> stages, int features, double stochasticDepth, double dropout)
        implements Architecture {
    static final String FAMILY = "efficientnetv2";

    /**
     * Blocks of one kind and size.
     *
     * @param fused whether a block widens by a full convolution (Fused-MBConv) instead of a pointwise and a depthwise
     *     one with squeeze-and-excitation (MBConv)
     * @param expansion how many times wider a block is inside
     * @param stride of the first block
     * @param channels between blocks
     * @param blocks how many
     */
    public record Stage(boolean fused, int expansion, int stride, int channels, int blocks) {
        public Stage {
            require(expansion > 0 && channels > 0 && blocks > 0, "stages: all numbers must be positive");
            require(stride == 1 || stride == 2, "stages: the stride is 1 or 2, not " + stride);
        }
    }

    /** @throws IllegalArgumentException where the numbers make no network, naming the entry of config.json */
    public EfficientNetConfig {
        require(FAMILY.equals(family), "family is " + family + ", not " + FAMILY);
        require(stages != null && !stages.isEmpty(), "stages is missing");
        require(features > 0, "features must be positive");
        require(stochasticDepth >= 0 && stochasticDepth < 1, "stochasticDepth must be in [0, 1)");
        require(dropout >= 0 && dropout < 1, "dropout must be in [0, 1)");
        stages = List.copyOf(stages);
    }

    /** EfficientNetV2-S: 21,458,488 parameters for 1000 classes. */
    public static EfficientNetConfig small() {
        return new EfficientNetConfig(
                FAMILY,
                List.of(
                        new Stage(true, 1, 1, 24, 2),
                        new Stage(true, 4, 2, 48, 4),
                        new Stage(true, 4, 2, 64, 4),
                        new Stage(false, 4, 2, 128, 6),
                        new Stage(false, 6, 1, 160, 9),
                        new Stage(false, 6, 2, 256, 15)),
                1280,
                0.2,
                0.2);
    }

    /** EfficientNetV2-M: 54,139,356 parameters for 1000 classes. */
    public static EfficientNetConfig medium() {
        return new EfficientNetConfig(
                FAMILY,
                List.of(
                        new Stage(true, 1, 1, 24, 3),
                        new Stage(true, 4, 2, 48, 5),
                        new Stage(true, 4, 2, 80, 5),
                        new Stage(false, 4, 2, 160, 7),
                        new Stage(false, 6, 1, 176, 14),
                        new Stage(false, 6, 2, 304, 18),
                        new Stage(false, 6, 1, 512, 5)),
                1280,
                0.2,
                0.3);
    }

    /** Small enough for two cores, for images of 64 pixels. */
    public static EfficientNetConfig miniature() {
        return new EfficientNetConfig(
                FAMILY,
                List.of(
                        new Stage(true, 1, 1, 16, 1),
                        new Stage(true, 4, 2, 32, 2),
                        new Stage(false, 4, 2, 64, 3),
                        new Stage(false, 4, 2, 96, 3)),
                256,
                0.1,
                0.2);
    }

    @Override
    public double droppedShare() {
        return dropout;
    }

    @Override
    public EfficientNetConfig withDropout(double share) {
        return new EfficientNetConfig(family, stages, features, stochasticDepth, share);
    }

    @Override
    public EfficientNet network(int classes, int imageSize, int channels) {
        require(imageSize >= 32, "images of " + imageSize + " pixels are too small");
        return new EfficientNet(this, classes, channels);
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException("EfficientNetV2 config: " + complaint);
        }
    }
}
