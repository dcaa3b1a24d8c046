package cytodiffusion.discriminative;

import java.util.List;

/**
 * A ResNet (He et al., 2016): torchvision's {@code resnet18} and {@code resnet50}, Keras's ResNet50, and narrower ones.
 *
 * @param family {@value #FAMILY}
 * @param blocks in each of the four stages, of which all but the first halve the size
 * @param width channels of the first stage, each other having twice those of the one before
 * @param groups of the group normalizations, 0 for batch normalization
 * @param bottleneck whether a block has three convolutions, 1x1, 3x3 and a 1x1 to four times the channels, rather than
 *     two of 3x3
 * @param keras whether it is as in Keras: convolutions have biases, and a bottleneck that halves the size does so in its
 *     first convolution rather than in its second
 */
public record ResNetConfig(
        String family, List<Integer> blocks, int width, int groups, boolean bottleneck, boolean keras)
        implements Architecture {
    static final String FAMILY = "resnet";
    static final int STAGES = 4;

    /** One of basic blocks. */
    public ResNetConfig(String family, List<Integer> blocks, int width, int groups) {
        this(family, blocks, width, groups, false, false);
    }

    /** @throws IllegalArgumentException where the numbers do not make a ResNet, naming the entry of config.json */
    public ResNetConfig {
        require(FAMILY.equals(family), "family is " + family + ", not " + FAMILY);
        require(blocks != null && blocks.size() == STAGES, "blocks must name the number of blocks in four stages");
        require(blocks.stream().allMatch(b -> b != null && b > 0), "blocks must be positive");
        require(width > 0, "width must be positive");
        require(groups == 0 || groups > 0 && width % groups == 0, "groups must be 0 or a divisor of width");
        blocks = List.copyOf(blocks);
    }

    /** ResNet-18: 11,689,512 parameters for 1000 classes. */
    public static ResNetConfig resnet18() {
        return resnet18(64);
    }

    /** ResNet-18 with other numbers of channels, 64 being the original. */
    public static ResNetConfig resnet18(int width) {
        return new ResNetConfig(FAMILY, List.of(2, 2, 2, 2), width, 0);
    }

    /** ResNet-50 with other numbers of channels, 64 being the original: 25,557,032 parameters for 1000 classes. */
    public static ResNetConfig resnet50(int width) {
        return new ResNetConfig(FAMILY, List.of(3, 4, 6, 3), width, 0, true, false);
    }

    /** Keras's ResNet50, whose biases are 26,560 parameters more. */
    public static ResNetConfig resnet50Keras(int width) {
        return new ResNetConfig(FAMILY, List.of(3, 4, 6, 3), width, 0, true, true);
    }

    /** The same with group normalization in the place of batch normalization, or the other way round for 0 groups. */
    public ResNetConfig withGroups(int count) {
        return new ResNetConfig(family, blocks, width, count, bottleneck, keras);
    }

    @Override
    public ResNet network(int classes, int imageSize, int channels) {
        require(imageSize >= 1 << STAGES, "images of " + imageSize + " pixels are too small");
        return new ResNet(this, classes, channels);
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException("ResNet config: " + complaint);
        }
    }
}
