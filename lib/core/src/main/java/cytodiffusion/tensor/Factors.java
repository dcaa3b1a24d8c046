package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Products with numbers that come from Java.
 *
 * <p>DJL makes an array of such numbers over memory that Java owns. A product keeps its factors for the backward pass, but
 * not Java's memory: once the array is closed the garbage collector frees it, and the gradient is whatever is written
 * there next. So both methods multiply by a copy in libtorch's own memory.
 */
public final class Factors {
    private Factors() {}

    /**
     * {@code x} times numbers, in the precision of {@code x}.
     *
     * @param shape of the numbers; along an axis of length 1 all of {@code x} are multiplied by the same
     */
    public static NDArray times(NDArray x, float[] numbers, Shape shape) {
        NDManager manager = x.getManager();
        try (NDArray factors = manager.create(numbers, shape)) {
            return NativeOps.call("times", List.of(x, factors), List.of());
        }
    }

    /**
     * {@code scale} times {@code x} where a mask is 1, and 0 where it is 0.
     *
     * @param shape of the mask, as in {@link #times}
     */
    public static NDArray masked(NDArray x, byte[] mask, Shape shape, double scale) {
        NDManager manager = x.getManager();
        try (NDArray kept = manager.create(mask, shape)) {
            return NativeOps.call("masked", List.of(x, kept), List.of(scale));
        }
    }
}
