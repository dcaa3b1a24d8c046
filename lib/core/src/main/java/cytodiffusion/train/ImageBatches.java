package cytodiffusion.train;

import cytodiffusion.data.BalancedOrder;
import cytodiffusion.data.ImageOrder;
import cytodiffusion.data.ImageSpace;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.ShuffledOrder;
import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.raw.NetworkInput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Batches of augmented images, class-balanced where no other order is asked for. */
public final class ImageBatches implements BatchSource<ImageBatch> {
    private static final long ORDER = 1;
    private static final long AUGMENTATION = 2;
    private static final long CAMERA = 3;

    private final IntFunction<RgbImage> canvases;
    private final int[] labels;
    private final Augmentation augmentation;
    private final int size;
    private final int count;
    private final long seed;
    private final ImageOrder order;
    private final IntFunction<String> names;
    private final ImageSpace space;

    /**
     * @param canvases gives the canvas of an image (see {@link cytodiffusion.data.Preprocessing})
     * @param labels class of each image
     * @param size side of the images in the batch
     * @param count images in a batch
     */
    public ImageBatches(
            IntFunction<RgbImage> canvases, int[] labels, Augmentation augmentation, int size, int count, long seed) {
        this(
                canvases,
                labels,
                augmentation,
                size,
                count,
                seed,
                new BalancedOrder(labels, Seeds.derive(seed, ORDER)),
                image -> "image " + image,
                ImageSpace.RGB);
    }

    private ImageBatches(
            IntFunction<RgbImage> canvases,
            int[] labels,
            Augmentation augmentation,
            int size,
            int count,
            long seed,
            ImageOrder order,
            IntFunction<String> names,
            ImageSpace space) {
        this.canvases = canvases;
        this.labels = labels;
        this.augmentation = augmentation;
        this.size = size;
        this.count = count;
        this.seed = seed;
        this.order = order;
        this.names = names;
        this.space = space;
    }

    /** The same with names for the images, which a message about a batch gives. */
    public ImageBatches named(IntFunction<String> imageNames) {
        return new ImageBatches(canvases, labels, augmentation, size, count, seed, order, imageNames, space);
    }

    /** The same with every image once an epoch, so that classes come up as often as they have images. */
    public ImageBatches asOftenAsTheyAre() {
        ImageOrder natural = new ShuffledOrder(labels.length, Seeds.derive(seed, ORDER));
        return new ImageBatches(canvases, labels, augmentation, size, count, seed, natural, names, space);
    }

    /** The same for a network that sees its images in this space. */
    public ImageBatches in(ImageSpace other) {
        return new ImageBatches(canvases, labels, augmentation, size, count, seed, order, names, other);
    }

    @Override
    public List<String> names(long step) {
        return IntStream.range(0, count)
                .mapToObj(i -> names.apply(order.at((step - 1) * count + i)))
                .toList();
    }

    @Override
    public ImageBatch batch(long step) {
        List<RgbImage> images = new ArrayList<>(count);
        int[] classes = new int[count];
        for (int i = 0; i < count; i++) {
            long place = (step - 1) * count + i;
            int image = order.at(place);
            classes[i] = labels[image];
            images.add(
                    augmentation.draw(Seeds.random(seed, AUGMENTATION, place)).apply(canvases.apply(image), size));
        }
        return ImageBatch.of(images, classes, space, i -> input((step - 1) * count + i));
    }

    private NetworkInput input(long place) {
        return NetworkInput.drawn(space, Seeds.derive(Seeds.derive(seed, CAMERA), place));
    }
}
