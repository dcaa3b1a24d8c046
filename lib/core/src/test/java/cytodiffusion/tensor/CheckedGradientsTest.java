package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A layer through which a gradient goes is checked with it, also where none of its inputs is a leaf of the graph. */
class CheckedGradientsTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    private static List<String> checks(String layer) {
        return CheckedLayers.verdicts().stream()
                .map(CheckedLayers.Verdict::layer)
                .filter(name -> name.contains(layer))
                .toList();
    }

    @Test
    void frozenWeightsPassTheGradientOn() {
        NDArray leaf = manager.ones(new Shape(1, 5, 9, 9));
        leaf.setRequiresGradient(true);
        NDArray frozen = manager.ones(new Shape(7, 5, 3, 3));
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(Convolution.apply(NativeOps.scale(leaf, 2), frozen, null, 1, 1, 1)
                    .sum());
        }
        assertEquals(
                List.of("convolution 3x3, 5 to 7 channels, 9x9 pixels, fp32, with gradients"),
                checks("5 to 7 channels, 9x9"));
        // A pixel in the middle counts nine times in each of seven channels, twice as large.
        assertEquals(126, leaf.getGradient().getFloat(0, 0, 4, 4), 1e-4);
    }

    @Test
    void weightsInBfloat16AreCastsOfTheLeaves() {
        NDArray image = manager.ones(new Shape(1, 5, 11, 11));
        NDArray weight = manager.ones(new Shape(7, 5, 3, 3));
        weight.setRequiresGradient(true);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray cast = NativeOps.toBfloat16(weight);
            NDArray y = Convolution.apply(NativeOps.toBfloat16(image), cast, null, 1, 1, 1);
            collector.backward(NativeOps.toFloat32(y).sum());
        }
        assertEquals(
                List.of("convolution 3x3, 5 to 7 channels, 11x11 pixels, bf16, with gradients"),
                checks("5 to 7 channels, 11x11"));
        assertEquals(121, weight.getGradient().getFloat(0, 0, 1, 1), 1);
    }

    @Test
    void nothingIsAskedOfGradientsWhereNoneAreTaken() {
        NDArray weight = manager.ones(new Shape(7, 5, 3, 3));
        Convolution.apply(manager.ones(new Shape(1, 5, 13, 13)), weight, null, 1, 1, 1);
        assertEquals(List.of("convolution 3x3, 5 to 7 channels, 13x13 pixels, fp32"), checks("5 to 7 channels, 13x13"));
    }

    /** libtorch begins every thread but the first ready for gradients: so do the cells of a notebook. */
    @Test
    void norInAnotherThread() throws InterruptedException {
        NDArray weight = manager.ones(new Shape(7, 5, 3, 3));
        NDArray image = manager.ones(new Shape(1, 5, 15, 15));
        Thread other = new Thread(() -> Convolution.apply(image, weight, null, 1, 1, 1));
        other.start();
        other.join();
        assertEquals(List.of("convolution 3x3, 5 to 7 channels, 15x15 pixels, fp32"), checks("5 to 7 channels, 15x15"));
    }
}
