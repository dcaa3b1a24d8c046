package cytodiffusion.discriminative;

import java.util.List;

/**
 * A DenseNet (Huang et al., 2017) as torchvision has it.
 *
 * @param family {@value #FAMILY}
 * @param layers in each of the blocks, between which the size is halved
 * @param growth channels that each layer adds to what all layers before it made
 * @param width channels before the first block
 */
public record DenseNetConfig(String family, List<Integer> layers, int growth, int width) implements Architecture {
    static final String FAMILY = "densenet";

    /** @throws IllegalArgumentException where the numbers make no DenseNet, naming the entry of config.json */
    public DenseNetConfig {
        require(FAMILY.equals(family), "family is " + family + ", not " + FAMILY);
        require(layers != null && !layers.isEmpty(), "layers must name the number of layers of each block");
        require(layers.stream().allMatch(n -> n != null && n > 0), "layers must be positive");
        require(growth > 0 && width > 0 && width % 2 == 0 && growth % 2 == 0, "growth and width must be even");
        layers = List.copyOf(layers);
    }

    /** DenseNet-121, on which KimiaNet stands: 7,978,856 parameters for 1000 classes. */
    public static DenseNetConfig densenet121() {
        return new DenseNetConfig(FAMILY, List.of(6, 12, 24, 16), 32, 64);
    }

    /** Half of its width and depth: enough for two cores. */
    public static DenseNetConfig small() {
        return new DenseNetConfig(FAMILY, List.of(3, 6, 12, 8), 16, 32);
    }

    @Override
    public DenseNet network(int classes, int imageSize, int channels) {
        require(imageSize >= 2 << layers.size(), "images of " + imageSize + " pixels are too small");
        return new DenseNet(this, classes, channels);
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException("DenseNet config: " + complaint);
        }
    }
}
