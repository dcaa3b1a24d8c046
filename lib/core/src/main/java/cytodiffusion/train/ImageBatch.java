package cytodiffusion.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.data.image.RgbImage;
import java.util.Arrays;
import java.util.List;

/**
 * Images as a network takes them.
 *
 * @param size side of each image in pixels
 * @param pixels {@code count * 3 * size * size} values in [-1, 1]: image by image, plane by plane, row by row
 * @param labels class of each image
 */
public record ImageBatch(int size, float[] pixels, int[] labels) {
    /** Square images of one size. */
    public static ImageBatch of(List<RgbImage> images, int[] labels) {
        int size = images.get(0).width();
        int plane = size * size;
        float[] pixels = new float[images.size() * 3 * plane];
        for (int n = 0; n < images.size(); n++) {
            byte[] bytes = images.get(n).pixels();
            for (int i = 0; i < plane; i++) {
                for (int c = 0; c < 3; c++) {
                    pixels[(n * 3 + c) * plane + i] = (bytes[i * 3 + c] & 0xff) / 127.5f - 1;
                }
            }
        }
        return new ImageBatch(size, pixels, labels);
    }

    /** How many images these are. */
    public int count() {
        return labels.length;
    }

    /** The images from {@code from} (inclusive) to {@code to} (exclusive). */
    public ImageBatch part(int from, int to) {
        int image = pixels.length / count();
        return new ImageBatch(
                size, Arrays.copyOfRange(pixels, from * image, to * image), Arrays.copyOfRange(labels, from, to));
    }

    /** (count, 3, size, size). */
    public NDArray toArray(NDManager manager) {
        return manager.create(pixels, new Shape(count(), 3, size, size));
    }
}
