package cytodiffusion.discriminative;

/**
 * The shape of a discriminative network but for its last layer, which depends on the classes: the file {@code
 * baseline/config.json} of a model folder.
 */
public sealed interface Architecture permits ResNetConfig, VisionTransformerConfig, EfficientNetConfig {
    /** Which of the permitted records this is, in the file. */
    String family();

    /**
     * The network for images of {@code imageSize} pixels a side.
     *
     * @throws IllegalArgumentException where it cannot take images of this size
     */
    ImageNetwork network(int classes, int imageSize);
}
