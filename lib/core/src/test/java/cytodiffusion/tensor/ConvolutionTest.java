package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Convolutions with the channels that networks have, results and gradients, beside the same in float64 by unfolding, on
 * whatever processor this runs.
 */
@Tag("numerics")
class ConvolutionTest {
    private static final int[] CHANNELS = {3, 4, 8, 16, 24, 32, 40, 48, 64, 96};
    private static final int SIDE = 8;

    /** @param groups parts of the channels */
    record Case(int in, int out, int kernel, int stride, int groups, int batch) {
        List<Shape> shapes() {
            return List.of(
                    new Shape(batch, in, SIDE, SIDE), new Shape(out, in / groups, kernel, kernel), new Shape(out));
        }

        void assertRight() {
            for (Precision precision : Precision.values()) {
                Deviation deviation = WithGradients.deviation(
                        shapes(),
                        precision,
                        x -> Convolution.apply(x.get(0), x.get(1), x.get(2), stride, kernel / 2, groups),
                        x -> NativeOps.unfoldedConvolution(x.get(0), x.get(1), x.get(2), stride, kernel / 2, groups));
                assertTrue(deviation.isRounding(precision), () -> this + " in " + precision + ": " + deviation);
            }
        }
    }

    /** All channels in and out; kernels, strides and batches take turns. */
    static Stream<Case> allChannels() {
        int[][] turns = {{3, 1, 2}, {3, 2, 8}, {3, 1, 64}, {1, 1, 2}, {3, 1, 1}, {5, 1, 2}, {3, 2, 1}};
        List<Case> cases = new ArrayList<>();
        for (int in : CHANNELS) {
            for (int out : CHANNELS) {
                int[] turn = turns[cases.size() % turns.length];
                cases.add(new Case(in, out, turn[0], turn[1], 1, turn[2]));
            }
        }
        return cases.stream();
    }

    /** For a single image of no more than 20,480 numbers libtorch does not ask oneDNN, for others it does. */
    @ParameterizedTest
    @CsvSource({"16, 4, 16", "3, 16, 128", "16, 16, 1", "512, 512, 2", "2048, 512, 45"})
    void areCheckedInBatchesThatOneDnnTakes(int in, int out, int side) {
        Shape images = new ConvolutionOperation(in, out, 3, 1, 1, 1, true, side, side)
                .sampleInputs()
                .get(0);

        assertTrue(images.get(0) >= 16 || images.size() > 20_480, images.toString());
    }

    @ParameterizedTest
    @MethodSource("allChannels")
    void areRightWithTheChannelsOfEveryPreset(Case convolution) {
        convolution.assertRight();
    }

    @ParameterizedTest
    @CsvSource({"24, 24, 3, 1, 24", "64, 64, 5, 2, 64", "32, 64, 3, 1, 4", "3, 16, 7, 2, 1", "3, 64, 11, 4, 1"})
    void areRightInGroupsAndWithLargeKernels(int in, int out, int kernel, int stride, int groups) {
        new Case(in, out, kernel, stride, groups, 2).assertRight();
    }

    /** ResNet-50's: where oneDNN plans their gradient it divides by zero, and the process is gone. */
    @ParameterizedTest
    @CsvSource({"512, 1024", "1024, 2048"})
    void stepsOfManyChannelsDoNotEndTheProcess(int in, int out) {
        new Case(in, out, 1, 2, 1, 2).assertRight();
    }

    /** Every channel, kernel, stride and batch with every other: some minutes. */
    @Tag("long")
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1, 2, 8",
        "3, 1, 1",
        "3, 1, 2",
        "3, 1, 8",
        "3, 1, 64",
        "3, 2, 1",
        "3, 2, 2",
        "3, 2, 8",
        "3, 2, 64",
        "5, 1, 2",
        "5, 2, 8",
        "7, 1, 2",
        "7, 2, 8"
    })
    void areRightInEveryCombination(int kernel, int stride, int batch) {
        for (int in : CHANNELS) {
            for (int out : CHANNELS) {
                new Case(in, out, kernel, stride, 1, batch).assertRight();
            }
        }
    }
}
