package cytodiffusion.discriminative;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Convolutions and poolings one after the other, then dense layers: W-Net, AlexNet and the VGG networks.
 *
 * @param family {@value #FAMILY}
 * @param stages from the image to the coarsest feature map
 * @param dense outputs of the dense layers before the last one
 * @param stageDropout share of the numbers that is dropped in training after each stage
 * @param denseDropout share that is dropped after each of these dense layers
 * @param standardized whether each channel of an image is brought to mean 0 and standard deviation 1; where not, all
 *     images are brought to ImageNet's scale, as torchvision's weights want it
 */
public record ConvNetConfig(
        String family,
        List<Stage> stages,
        List<Integer> dense,
        double stageDropout,
        double denseDropout,
        boolean standardized)
        implements Architecture {
    static final String FAMILY = "convnet";

    private static final String CONVOLUTIONS = "convolutions";
    private static final String KERNEL = "kernel";

    /** As often as 256 pixels can be halved. */
    private static final int MOST_CONVOLUTIONS = 8;

    /**
     * A convolution with ReLU, and what comes after it.
     *
     * @param channels that it gives
     * @param kernel side of the square kernel
     * @param stride of the convolution
     * @param padding zeros added on each side
     * @param pool side of the max-pooling's squares, 0 for no pooling
     * @param poolStride of the pooling
     */
    public record Stage(int channels, int kernel, int stride, int padding, int pool, int poolStride) {
        public Stage {
            require(channels > 0 && kernel > 0 && stride > 0, "stages: channels, kernel and stride must be positive");
            require(padding >= 0 && pool >= 0 && poolStride >= 0, "stages: no number may be negative");
            require(pool == 0 || poolStride > 0, "stages: a pooling needs a poolStride above 0");
        }

        /** One that keeps the size, before a pooling of two by two. */
        static Stage pooled(int channels, int kernel) {
            return new Stage(channels, kernel, 1, kernel / 2, 2, 2);
        }

        /** One that keeps the size. */
        static Stage plain(int channels, int kernel) {
            return new Stage(channels, kernel, 1, kernel / 2, 0, 0);
        }

        /** Side of what comes out for an input of {@code side} pixels. */
        int side(int side) {
            int convolved = Math.floorDiv(side + 2 * padding - kernel, stride) + 1;
            return pool == 0 ? convolved : Math.floorDiv(convolved - pool, poolStride) + 1;
        }
    }

    /** @throws IllegalArgumentException where the numbers make no network, naming the entry of config.json */
    public ConvNetConfig {
        require(FAMILY.equals(family), "family is " + family + ", not " + FAMILY);
        require(stages != null && !stages.isEmpty(), "stages is missing");
        require(dense != null && dense.stream().allMatch(n -> n != null && n > 0), "dense must be positive numbers");
        require(stageDropout >= 0 && stageDropout < 1, "stageDropout must be in [0, 1)");
        require(denseDropout >= 0 && denseDropout < 1, "denseDropout must be in [0, 1)");
        stages = List.copyOf(stages);
        dense = List.copyOf(dense);
    }

    /**
     * W-Net (Jung et al., 2022), for 128 pixels: 16,806,949 parameters for five classes with a dense layer of 1024.
     * Whether the paper's 0.6 is the share dropped or the share kept, it does not say; here it is dropped. It normalizes
     * images "to reduce the heterogeneity of the RGB distribution", which is read as standardizing each of them.
     */
    public static ConvNetConfig wNet(int dense) {
        return new ConvNetConfig(
                FAMILY,
                List.of(Stage.pooled(16, 3), Stage.pooled(32, 3), Stage.pooled(64, 3)),
                List.of(dense),
                0.6,
                0.6,
                true);
    }

    /**
     * AlexNet (Krizhevsky et al., 2012) without its groups, for 224 pixels: 46,767,493 parameters for five classes. Its
     * dropout of one half is the original's.
     *
     * @param share one over how many of the channels and of the dense layers' outputs there are, 1 for all
     */
    public static ConvNetConfig alexNet(int share) {
        return new ConvNetConfig(
                FAMILY,
                List.of(
                        new Stage(96 / share, 11, 4, 0, 3, 2),
                        new Stage(256 / share, 5, 1, 2, 3, 2),
                        Stage.plain(384 / share, 3),
                        Stage.plain(384 / share, 3),
                        new Stage(256 / share, 3, 1, 1, 3, 2)),
                List.of(4096 / share, 4096 / share),
                0,
                0.5,
                true);
    }

    /**
     * VGG-19 (Simonyan and Zisserman, 2015) for 224 pixels: for five classes 139,590,725 parameters with kernels of 3x3,
     * as in torchvision, whose scale of images it has, too, and 121,796,165 with kernels of 1x1, which is what W-Net's
     * paper gives for its VGGNet.
     *
     * @param share see {@link #alexNet}
     */
    public static ConvNetConfig vgg19(int kernel, int share) {
        boolean torchvision = kernel == 3 && share == 1;
        List<Stage> stages = new ArrayList<>();
        int[] convolutions = {2, 2, 4, 4, 4};
        int[] channels = {64, 128, 256, 512, 512};
        for (int block = 0; block < convolutions.length; block++) {
            int wide = channels[block] / share;
            stages.addAll(Collections.nCopies(convolutions[block] - 1, Stage.plain(wide, kernel)));
            stages.add(Stage.pooled(wide, kernel));
        }
        return new ConvNetConfig(FAMILY, stages, List.of(4096 / share, 4096 / share), 0, 0.5, !torchvision);
    }

    @Override
    public double droppedShare() {
        return denseDropout;
    }

    @Override
    public ConvNetConfig withDropout(double share) {
        return new ConvNetConfig(family, stages, dense, stageDropout > 0 ? share : 0, share, standardized);
    }

    @Override
    public ConvNetConfig withStageDropout(double share) {
        return new ConvNetConfig(family, stages, dense, share, denseDropout, standardized);
    }

    /**
     * Takes {@value #CONVOLUTIONS}, after each of which the image is halved and the next has twice as many channels as the
     * one before, beginning with as many as the first has here; and {@value #KERNEL}, an odd side.
     */
    @Override
    public ConvNetConfig shaped(Map<String, Integer> numbers) {
        require(
                Set.of(CONVOLUTIONS, KERNEL).containsAll(numbers.keySet()),
                "its shape is " + CONVOLUTIONS + "=N and " + KERNEL + "=N, not " + numbers);
        Stage first = stages.get(0);
        int count = numbers.getOrDefault(CONVOLUTIONS, stages.size());
        int kernel = numbers.getOrDefault(KERNEL, first.kernel());
        require(count > 0 && count <= MOST_CONVOLUTIONS, CONVOLUTIONS + " is 1 to " + MOST_CONVOLUTIONS);
        require(kernel > 0 && kernel % 2 == 1, KERNEL + " is odd");
        List<Stage> shaped = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shaped.add(Stage.pooled(first.channels() << i, kernel));
        }
        return new ConvNetConfig(family, shaped, dense, stageDropout, denseDropout, standardized);
    }

    @Override
    public ConvNet network(int classes, int imageSize, int channels) {
        require(side(imageSize) > 0, "images of " + imageSize + " pixels are too small");
        return new ConvNet(this, classes, side(imageSize), channels);
    }

    /** Side of the last feature map, below 1 where the image is too small. */
    private int side(int imageSize) {
        int side = imageSize;
        for (Stage stage : stages) {
            side = side < 1 ? 0 : stage.side(side);
        }
        return side;
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException("Convolutional network config: " + complaint);
        }
    }
}
