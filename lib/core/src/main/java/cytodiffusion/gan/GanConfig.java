package cytodiffusion.gan;

import java.util.List;

/**
 * The shape of a generator and of the discriminator it is trained against: the file {@code gan/config.json} of a model
 * folder.
 *
 * @param noise numbers from which a cell is drawn
 * @param side of the generator's first feature map in pixels
 * @param channels of that map
 * @param generator stages from there to the image, the last of which gives its three colours
 * @param discriminator stages from the image to the coarsest feature map
 * @param generatorDropout share of the first feature map's numbers that is dropped in training
 * @param discriminatorDropout share that is dropped after each of the discriminator's stages
 */
public record GanConfig(
        int noise,
        int side,
        int channels,
        List<Up> generator,
        List<Down> discriminator,
        double generatorDropout,
        double discriminatorDropout) {
    private static final int LARGEST_SIDE = 1 << 10;

    /** How a stage of the generator makes its picture larger. */
    public enum Growth {
        /** Not at all. */
        NONE(1, 1),
        /** Each pixel becomes four, before the convolution: Keras's UpSampling2D. */
        REPEAT(2, 1),
        /** By the convolution's stride of two. */
        STRIDE(2, 2);

        private final int factor;
        private final int stride;

        Growth(int factor, int stride) {
            this.factor = factor;
            this.stride = stride;
        }

        int stride() {
            return stride;
        }
    }

    /**
     * A transposed convolution; between two of them stand a batch normalization and a ReLU.
     *
     * @param channels that it gives
     * @param kernel side of the square kernel
     * @param growth of the picture
     */
    public record Up(int channels, int kernel, Growth growth) {
        public Up {
            require(channels > 0 && kernel > 0 && growth != null, "generator: channels, kernel and growth are needed");
        }
    }

    /**
     * A convolution with a leaky ReLU and dropout.
     *
     * @param channels that it gives
     * @param kernel side of the square kernel
     * @param stride of the convolution
     */
    public record Down(int channels, int kernel, int stride) {
        public Down {
            require(
                    channels > 0 && kernel > 0 && stride > 0,
                    "discriminator: channels, kernel and stride must be positive");
        }
    }

    /** @throws IllegalArgumentException where the numbers make no networks, naming the entry of config.json */
    public GanConfig {
        require(noise > 0 && side > 0 && channels > 0, "noise, side and channels must be positive");
        require(generator != null && !generator.isEmpty(), "generator is missing");
        require(discriminator != null && !discriminator.isEmpty(), "discriminator is missing");
        require(generator.get(generator.size() - 1).channels() == 3, "the generator's last stage must have 3 channels");
        require(isShare(generatorDropout), "generatorDropout must be in [0, 1)");
        require(isShare(discriminatorDropout), "discriminatorDropout must be in [0, 1)");
        generator = List.copyOf(generator);
        discriminator = List.copyOf(discriminator);
        require(
                imageSize(side, generator) <= LARGEST_SIDE,
                "the image would have more than " + LARGEST_SIDE + " pixels");
    }

    /**
     * The DCGAN of W-Net's paper (Jung et al., 2022) for 128 pixels: 2,780,099 parameters draw and 69,878,401 tell apart,
     * the published numbers. Whether the paper's 0.6 is the share dropped or the share kept it does not say; here it is
     * dropped, as in its W-Net.
     */
    public static GanConfig dcgan() {
        return new GanConfig(
                100,
                8,
                256,
                List.of(
                        new Up(128, 5, Growth.REPEAT),
                        new Up(64, 5, Growth.REPEAT),
                        new Up(32, 5, Growth.REPEAT),
                        new Up(16, 5, Growth.REPEAT),
                        new Up(8, 5, Growth.NONE),
                        new Up(3, 5, Growth.NONE)),
                List.of(
                        new Down(64, 5, 2),
                        new Down(128, 5, 2),
                        new Down(256, 5, 2),
                        new Down(512, 5, 2),
                        new Down(1024, 5, 2),
                        new Down(2048, 5, 1)),
                0.6,
                0.6);
    }

    /**
     * One for 64 pixels that two cores can train. Its generator repeats pixels as the paper's: growing by strides costs
     * half as much, but begins with a chessboard (Odena et al., 2016) that the discriminator finds at once, and gets rid of
     * it slowly. The discriminator is narrow for the same reason: it must not be right about everything from the start.
     */
    public static GanConfig small() {
        return new GanConfig(
                100,
                8,
                128,
                List.of(
                        new Up(64, 3, Growth.REPEAT),
                        new Up(32, 3, Growth.REPEAT),
                        new Up(16, 3, Growth.REPEAT),
                        new Up(3, 3, Growth.NONE)),
                List.of(new Down(16, 4, 2), new Down(32, 4, 2), new Down(64, 4, 2), new Down(128, 4, 2)),
                0,
                0.25);
    }

    /** The same with another share of the features dropped in both networks, as far as they drop any. */
    public GanConfig withDropout(double share) {
        return new GanConfig(
                noise,
                side,
                channels,
                generator,
                discriminator,
                generatorDropout > 0 ? share : 0,
                discriminatorDropout > 0 ? share : 0);
    }

    /** Side of the images in pixels. */
    public int imageSize() {
        return imageSize(side, generator);
    }

    private static int imageSize(int side, List<Up> stages) {
        int size = side;
        for (Up stage : stages) {
            size = Math.min(LARGEST_SIDE + 1, size * stage.growth().factor);
        }
        return size;
    }

    /** What draws cells of so many classes. */
    public Generator generator(int classes) {
        return new Generator(this, classes);
    }

    /** What tells cells of so many classes from real ones. */
    public Discriminator discriminator(int classes) {
        return new Discriminator(this, classes);
    }

    private static boolean isShare(double dropped) {
        return dropped >= 0 && dropped < 1;
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException("Generative adversarial network config: " + complaint);
        }
    }
}
