package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Convolutions as networks use them beside the same in float64 by unfolding, on whatever processor this runs. */
@Tag("numerics")
class ConvolutionTest {
    @ParameterizedTest(name = "{0} to {1} channels, kernel {2}, stride {3}, groups {4}, batch {5}")
    @CsvSource({
        "3, 32, 3, 1, 1, 2",
        "4, 32, 3, 1, 1, 64",
        "32, 3, 3, 1, 1, 1",
        "64, 4, 3, 1, 1, 8",
        "8, 4, 3, 1, 1, 2",
        "6, 10, 3, 1, 1, 2",
        "12, 20, 3, 1, 1, 64",
        "24, 24, 3, 1, 1, 2",
        "24, 40, 3, 1, 1, 8",
        "48, 20, 3, 2, 1, 2",
        "48, 48, 3, 2, 1, 8",
        "40, 24, 1, 1, 1, 2",
        "24, 24, 3, 1, 24, 2",
        "3, 16, 7, 2, 1, 2",
        "64, 64, 3, 1, 1, 1",
        "96, 96, 3, 1, 1, 2"
    })
    void areRightInEveryPrecision(int in, int out, int kernel, int stride, int groups, int batch) {
        SplittableRandom random = new SplittableRandom(11);
        try (NDManager manager = NDManager.newBaseManager()) {
            Shape image = new Shape(batch, in, 12, 12);
            Shape kernels = new Shape(out, in / groups, kernel, kernel);
            NDArray x = manager.create(Gaussian.numbers(random, (int) image.size()), image);
            NDArray w = manager.create(Gaussian.numbers(random, (int) kernels.size()), kernels);
            NDArray b = manager.create(Gaussian.numbers(random, out), new Shape(out));
            for (Precision precision : Precision.values()) {
                List<NDArray> rounded = List.of(precision.cast(x), precision.cast(w), precision.cast(b));
                NDArray computed =
                        Convolution.apply(rounded.get(0), rounded.get(1), rounded.get(2), stride, kernel / 2, groups);
                NDArray truth = NativeOps.unfoldedConvolution(
                        NativeOps.toFloat64(rounded.get(0)),
                        NativeOps.toFloat64(rounded.get(1)),
                        NativeOps.toFloat64(rounded.get(2)),
                        stride,
                        kernel / 2,
                        groups);
                Deviation deviation = Deviation.between(computed, truth);
                assertTrue(deviation.isRounding(precision), precision + ": " + deviation);
            }
        }
    }
}
