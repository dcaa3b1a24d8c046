package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.Locale;

/**
 * A precision and why it was chosen.
 *
 * @param reason in words, with the measured times
 */
public record PrecisionChoice(Precision precision, String reason) {
    private static final int REPEATS = 12;
    /** Below this the casts eat what the convolutions gain. */
    private static final double WORTHWHILE = 1.25;

    /**
     * Chooses bfloat16 where a convolution of the size that the small networks spend most of their time in is clearly
     * faster than in float32 on this machine, else float32. Takes about a tenth of a second.
     */
    public static PrecisionChoice measure() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray x = manager.ones(new Shape(32, 64, 16, 16));
            NDArray weight = manager.ones(new Shape(64, 64, 3, 3));
            double single = milliseconds(x, weight);
            double brain = milliseconds(Precision.BF16.cast(x), Precision.BF16.cast(weight));
            Precision chosen = single / brain >= WORTHWHILE ? Precision.BF16 : Precision.FP32;
            return new PrecisionChoice(
                    chosen,
                    String.format(
                            Locale.ROOT,
                            "measured: a 3x3 convolution of 64 channels takes %.2f ms in float32, %.2f ms in bfloat16",
                            single,
                            brain));
        }
    }

    /** The precision called {@code id}, or a measured choice for {@code auto}. */
    public static PrecisionChoice of(String id) {
        return id.equals("auto") ? measure() : new PrecisionChoice(Precision.of(id), "asked for");
    }

    /** The fastest of some repeats, as anything else on the machine only slows them. */
    private static double milliseconds(NDArray x, NDArray weight) {
        Shape one = new Shape(1, 1);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < REPEATS; i++) {
            try (Scope scope = new Scope()) {
                long start = System.nanoTime();
                Conv2d.conv2d(x, weight, null, one, one, one).get(0).getShape();
                best = Math.min(best, System.nanoTime() - start);
            }
        }
        return best / 1e6;
    }
}
