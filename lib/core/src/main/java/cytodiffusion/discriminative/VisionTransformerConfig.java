package cytodiffusion.discriminative;

/**
 * A Vision Transformer (Dosovitskiy et al., 2021) as torchvision has it.
 *
 * @param family {@value #FAMILY}
 * @param patch side in pixels of the squares that become tokens
 * @param layers number of transformer layers
 * @param heads of each attention
 * @param hidden length of a token
 * @param mlp length of a token inside the feed-forward part
 */
public record VisionTransformerConfig(String family, int patch, int layers, int heads, int hidden, int mlp)
        implements Architecture {
    static final String FAMILY = "vit";

    /** @throws IllegalArgumentException where the numbers make no transformer, naming the entry of config.json */
    public VisionTransformerConfig {
        require(FAMILY.equals(family), "family is " + family + ", not " + FAMILY);
        require(patch > 0 && layers > 0 && mlp > 0, "patch, layers and mlp must be positive");
        require(heads > 0 && hidden > 0 && hidden % heads == 0, "hidden must be a multiple of heads");
    }

    /** ViT-B/16: 86,567,656 parameters for 1000 classes and 224 pixels. */
    public static VisionTransformerConfig base16() {
        return new VisionTransformerConfig(FAMILY, 16, 12, 12, 768, 3072);
    }

    /** ViT-B/32: 88,224,232 parameters for 1000 classes and 224 pixels. */
    public static VisionTransformerConfig base32() {
        return new VisionTransformerConfig(FAMILY, 32, 12, 12, 768, 3072);
    }

    /** ViT-L/16: 304,326,632 parameters for 1000 classes and 224 pixels. */
    public static VisionTransformerConfig large16() {
        return new VisionTransformerConfig(FAMILY, 16, 24, 16, 1024, 4096);
    }

    /** ViT-L/32: 306,535,400 parameters for 1000 classes and 224 pixels. */
    public static VisionTransformerConfig large32() {
        return new VisionTransformerConfig(FAMILY, 32, 24, 16, 1024, 4096);
    }

    /** Small enough for two cores: patches of 8 pixels, six layers of 128. */
    public static VisionTransformerConfig small() {
        return new VisionTransformerConfig(FAMILY, 8, 6, 4, 128, 512);
    }

    @Override
    public VisionTransformer network(int classes, int imageSize, int channels) {
        require(
                imageSize % patch == 0,
                "images of " + imageSize + " pixels have no whole number of patches of " + patch);
        return new VisionTransformer(this, classes, imageSize, channels);
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException("Vision Transformer config: " + complaint);
        }
    }
}
