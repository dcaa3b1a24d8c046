package cytodiffusion.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.data.ImageSpace;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.raw.NetworkInput;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Images as a network takes them.
 *
 * @param size side of each plane in pixels
 * @param pixels {@code count * channels * size * size} values in [-1, 1]: image by image, plane by plane, row by row
 * @param labels class of each image
 */
public record ImageBatch(int size, float[] pixels, int[] labels) {
    /**
     * Square images of one size, for a network that is used.
     *
     * @param space in which the network sees them
     */
    public static ImageBatch of(List<RgbImage> images, int[] labels, ImageSpace space) {
        NetworkInput input = NetworkInput.of(space);
        return of(images, labels, space, image -> input);
    }

    /**
     * The same where every image may have a camera of its own.
     *
     * @param inputs by the image's place in the batch
     */
    static ImageBatch of(List<RgbImage> images, int[] labels, ImageSpace space, IntFunction<NetworkInput> inputs) {
        int size = space.side(images.get(0).width());
        int image = space.channels() * size * size;
        float[] pixels = new float[images.size() * image];
        for (int n = 0; n < images.size(); n++) {
            inputs.apply(n).write(images.get(n), pixels, n * image);
        }
        return new ImageBatch(size, pixels, labels);
    }

    /** How many images these are. */
    public int count() {
        return labels.length;
    }

    /** Planes of an image. */
    public int channels() {
        return pixels.length / (count() * size * size);
    }

    /** The images from {@code from} (inclusive) to {@code to} (exclusive). */
    public ImageBatch part(int from, int to) {
        int image = pixels.length / count();
        return new ImageBatch(
                size, Arrays.copyOfRange(pixels, from * image, to * image), Arrays.copyOfRange(labels, from, to));
    }

    /** (count, channels, size, size). */
    public NDArray toArray(NDManager manager) {
        return manager.create(pixels, new Shape(count(), channels(), size, size));
    }
}
