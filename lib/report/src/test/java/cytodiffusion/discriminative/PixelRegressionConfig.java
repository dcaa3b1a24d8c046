package cytodiffusion.discriminative;

/**
 * The shape of a {@link PixelRegression}.
 *
 * @param family {@value #FAMILY}
 * @param halvings how often the image's side is halved before its pixels are looked at
 */
public record PixelRegressionConfig(String family, int halvings) implements Architecture {
    static final String FAMILY = "pixel-regression";

    /** @throws IllegalArgumentException where the numbers make no network, naming the entry of config.json */
    public PixelRegressionConfig {
        if (!FAMILY.equals(family) || halvings < 0 || halvings > 10) {
            throw new IllegalArgumentException("Pixel regression config: family is " + family + " and halvings is "
                    + halvings + ", not " + FAMILY + " and a number in [0, 10]");
        }
    }

    @Override
    public PixelRegression network(int classes, int imageSize, int channels) {
        return new PixelRegression(halvings, classes, imageSize, channels);
    }
}
