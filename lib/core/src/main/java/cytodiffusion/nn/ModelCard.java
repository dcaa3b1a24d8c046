package cytodiffusion.nn;

import cytodiffusion.data.ImageSpace;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.SplitPart;
import cytodiffusion.data.ValueRange;
import cytodiffusion.nn.safetensors.ModelException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * What a classifier has to know beside its weights: the file {@value #FILE} of a model folder.
 *
 * @param format version of this file's layout
 * @param classes names, in the order of the condition's one-hot vector
 * @param imageSize side in pixels of the images that the autoencoder gets
 * @param crop side in pixels of the central square of a file that is used, 0 for all of it
 * @param maskRadius radius, in elements of the latents, of the circle in which errors count; the paper has 20 of 45, a
 *     network without latents 0
 * @param weighting coefficients of the polynomial whose reciprocal weights errors by timestep, constant term first; empty
 *     while it is not fitted
 * @param range how many bits of a file's samples are used, by how many they have: {@code {16: 12}} where the largest of
 *     12 bits is white; null where that is the largest that the file can hold (see {@link #bitsInUse})
 * @param space in which numbers the network sees its images, null for sRGB (see {@link #imageSpace})
 * @param training how the model came about, null for one that was made elsewhere
 */
public record ModelCard(
        int format,
        List<String> classes,
        int imageSize,
        int crop,
        double maskRadius,
        double[] weighting,
        Map<Integer, Integer> range,
        ImageSpace space,
        Training training) {
    /** Its name in the model's folder. */
    public static final String FILE = "cytodiffusion.json";

    /** The layout that this version writes and reads. */
    public static final int FORMAT = 1;

    private static final int LARGEST_IMAGE = 1 << 14;

    private static final int DEEPEST = 16;

    /**
     * How a model was trained.
     *
     * @param data id or folder name of the dataset
     * @param seed of weights, batches and noise
     * @param precision in which it was computed
     * @param threads of libtorch
     * @param settings everything else that was set, by name
     * @param progress steps, images and seconds of each part of the training
     * @param loss of the UNet's training, smoothed, at some hundred of its steps
     * @param versions of this library, DJL, libtorch and Java
     * @param machine processor and operating system
     * @param split ids ({@code class/stem}) of the images used for {@code train}, {@code validation} and {@code test}
     */
    public record Training(
            String data,
            long seed,
            String precision,
            int threads,
            Map<String, String> settings,
            Map<String, Double> progress,
            List<LossPoint> loss,
            Map<String, String> versions,
            String machine,
            Map<String, List<String>> split) {
        /** Steps of the UNet's training, or of a network's; 0 where they are not known. */
        public long steps() {
            return Math.round(progress.getOrDefault("unetSteps", progress.getOrDefault("steps", 0.0)));
        }

        /** The mean of the losses of the last tenth of the training; NaN where none are known. */
        public double lossAtTheEnd() {
            return loss.subList(loss.size() * 9 / 10, loss.size()).stream()
                    .mapToDouble(LossPoint::loss)
                    .average()
                    .orElse(Double.NaN);
        }
    }

    /** The smoothed loss after {@code step} steps. */
    public record LossPoint(long step, double loss) {}

    /** Of a model of sRGB images that use all values that their files can hold. */
    public ModelCard(
            int format,
            List<String> classes,
            int imageSize,
            int crop,
            double maskRadius,
            double[] weighting,
            Training training) {
        this(format, classes, imageSize, crop, maskRadius, weighting, null, null, training);
    }

    /** @throws ModelException naming the entry that is missing or makes no sense */
    public ModelCard {
        require(format == FORMAT, "format is " + format + ", this version reads " + FORMAT);
        require(classes != null && !classes.isEmpty(), "classes must name at least one");
        require(classes.stream().noneMatch(Objects::isNull), "classes has an empty entry");
        require(classes.stream().distinct().count() == classes.size(), "classes names one twice");
        require(imageSize > 0 && imageSize <= LARGEST_IMAGE, "imageSize must be in 1 to " + LARGEST_IMAGE);
        require(crop >= 0, "crop must not be negative");
        require(maskRadius >= 0 && maskRadius < Double.MAX_VALUE, "maskRadius must be finite and not negative");
        classes = List.copyOf(classes);
        weighting = weighting == null ? new double[0] : weighting.clone();
        require(DoubleStream.of(weighting).allMatch(Double::isFinite), "weighting must be finite numbers");
        // None rather than an empty one, so that cards are written as they were before there was a choice.
        range = range == null || range.isEmpty() ? null : new TreeMap<>(range);
        if (range != null) {
            range.forEach((depth, used) -> require(
                    used != null && depth <= DEEPEST && used >= 1 && used <= depth,
                    "range cannot have " + used + " of " + depth + " bits in use"));
        }
        space = space == null || space.isRgb() ? null : space;
        require(space == null || !space.isMosaic() || imageSize % 2 == 0, "imageSize of a mosaic must be even");
    }

    /** Ids ({@code class/stem}) of the images in this part of its data; none where the card does not say. */
    public List<String> ids(SplitPart part) {
        return training == null || training.split() == null
                ? List.of()
                : training.split().getOrDefault(part.id(), List.of());
    }

    /** The range, empty where images use all values that their files can hold. */
    public Map<Integer, Integer> bitsInUse() {
        return range == null ? Map.of() : Collections.unmodifiableMap(range);
    }

    /** In which numbers the network sees its images. */
    public ImageSpace imageSpace() {
        return space == null ? ImageSpace.RGB : space;
    }

    /** How an image file becomes what the network sees. */
    public Preprocessing preprocessing() {
        return preprocessing(Optional.empty());
    }

    /**
     * The same of files in another range.
     *
     * @param other which of a file's values is white, or empty for the one of the training
     */
    public Preprocessing preprocessing(Optional<ValueRange> other) {
        return new Preprocessing(crop, imageSize, other.orElseGet(() -> new ValueRange(bitsInUse())), imageSpace());
    }

    /** Planes that the network gets of an image. */
    public int channels() {
        return imageSpace().channels();
    }

    /** Side of these planes. */
    public int inputSize() {
        return imageSpace().side(imageSize);
    }

    @Override
    public double[] weighting() {
        return weighting.clone();
    }

    public ModelCard withWeighting(double[] coefficients) {
        return new ModelCard(format, classes, imageSize, crop, maskRadius, coefficients, range, space, training);
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new ModelException(FILE + ": " + complaint);
        }
    }
}
