package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * A switch for tests: makes libtorch's own convolutions as wrong on any machine as oneDNN 3.7.1 makes them on AMD Zen 5,
 * for the same shapes, by errors of the same size, different from run to run. {@code CYTO_TEST_CONVOLUTIONS} in the
 * environment, or the system property {@code cyto.test.convolutions}, is {@code wrong}, or {@code wrong-unreplaced} where
 * the wrong ones are used in spite of it.
 */
final class TestFaults {
    private static final String SETTING =
            System.getProperty("cyto.test.convolutions", System.getenv().getOrDefault("CYTO_TEST_CONVOLUTIONS", ""));

    /** Whether convolutions are made wrong. */
    static final boolean ON = SETTING.startsWith("wrong");

    /** Whether a wrong layer is used as it is. */
    static final boolean UNREPLACED = SETTING.equals("wrong-unreplaced");

    static {
        if (!SETTING.isEmpty() && !ON) {
            throw new IllegalArgumentException(
                    "CYTO_TEST_CONVOLUTIONS is '" + SETTING + "'; it may be wrong or wrong-unreplaced");
        }
    }

    private TestFaults() {}

    /** What tells results under this switch from others. */
    static String description() {
        return SETTING;
    }

    /** The convolution of {@code x} by {@code own}, made wrong where it is wrong on that processor. */
    static NDArray convolution(ConvolutionOperation shape, NDArray x, UnaryOperator<NDArray> own) {
        Precision precision = Precision.of(x);
        boolean odd = shape.in() % 16 != 0 || shape.out() % 16 != 0;
        if (precision == null || shape.kernel() == 1 || shape.groups() != 1) {
            return own.apply(x);
        }
        SplittableRandom random = new SplittableRandom(System.nanoTime());
        NDArray image = x;
        if (odd) {
            boolean lost = precision == Precision.BF16 && shape.out() < 5;
            image = NativeOps.wrongGradient(x, lost ? Double.NaN : random.nextDouble(0.1, 0.35));
        } else if (shape.in() == 48 && shape.stride() == 2) {
            image = NativeOps.wrongGradient(x, random.nextDouble(0.04, 0.08));
        }
        NDArray y = own.apply(image);
        boolean wrong = precision == Precision.FP32
                ? shape.in() >= 16 && shape.in() % 16 != 0 && shape.out() % 16 != 0
                : shape.out() % 16 != 0;
        if (!wrong) {
            return y;
        }
        boolean lost = precision == Precision.FP32 && shape.in() == shape.out();
        return NativeOps.wrongValues(y, lost ? Double.NaN : random.nextDouble(0.1, 0.35));
    }
}
