package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Transposed convolutions as generators have them, results and gradients. */
@Tag("numerics")
class TransposedConvolutionTest {
    @ParameterizedTest
    @CsvSource({
        "256, 128, 5, 2, 2, 1",
        "24, 16, 5, 2, 2, 1",
        "16, 8, 5, 2, 2, 1",
        "8, 3, 5, 1, 2, 0",
        "64, 64, 4, 2, 1, 0"
    })
    void areRightInEveryPrecision(int in, int out, int kernel, int stride, int padding, int surplus) {
        List<Shape> shapes = List.of(new Shape(2, in, 8, 8), new Shape(in, out, kernel, kernel), new Shape(out));
        var operation = new TransposedConvolutionOperation(in, out, kernel, stride, padding, surplus, 8, 8);
        for (Precision precision : Precision.values()) {
            Deviation deviation = WithGradients.deviation(
                    shapes,
                    precision,
                    x -> TransposedConvolution.apply(x.get(0), x.get(1), x.get(2), stride, padding, surplus),
                    operation::truth);
            assertTrue(deviation.isRounding(precision), () -> operation + " in " + precision + ": " + deviation);
        }
    }

    /** Each way that could stand in for libtorch's own gives what the others give. */
    @ParameterizedTest
    @EnumSource(LayerWay.class)
    void allWaysAgree(LayerWay way) {
        List<Shape> shapes = List.of(new Shape(2, 6, 5, 7), new Shape(6, 10, 5, 5), new Shape(10));
        var operation = new TransposedConvolutionOperation(6, 10, 5, 2, 2, 1, 5, 7);
        Deviation deviation =
                WithGradients.deviation(shapes, Precision.FP32, x -> operation.apply(way, x), operation::truth);
        assertTrue(deviation.isRounding(Precision.FP32), deviation::toString);
    }

    @Test
    void everyPixelPaintsTheKernelTimesItsValue() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray pixels = manager.create(new float[] {1, 10}, new Shape(1, 1, 1, 2));
            NDArray kernel = manager.create(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, new Shape(1, 1, 3, 3));
            NDArray bias = manager.create(new float[] {100}, new Shape(1));
            NDArray painted = TransposedConvolution.apply(pixels, kernel, bias, 2, 0, 0);
            // The third column of the first pixel's kernel lies over the first column of the second's.
            assertArrayEquals(
                    new float[] {101, 102, 113, 120, 130, 104, 105, 146, 150, 160, 107, 108, 179, 180, 190},
                    painted.toFloatArray());
        }
    }
}
