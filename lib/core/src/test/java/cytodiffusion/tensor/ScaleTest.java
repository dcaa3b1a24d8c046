package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ScaleTest {
    /** DJL's own mul(Number) fails here: its number lies in memory that the collector frees before the backward pass. */
    @Test
    void theGradientSurvivesAGarbageCollection() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray x = manager.create(new float[] {1, 2, 3});
            x.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray loss = NativeOps.scale(x, 0.5).sum();
                reuseFreedMemory();
                collector.backward(loss);
            }
            assertArrayEquals(new float[] {0.5f, 0.5f, 0.5f}, x.getGradient().toFloatArray());
        }
    }

    private static void reuseFreedMemory() {
        for (int round = 0; round < 5; round++) {
            System.gc();
            for (int i = 0; i < 2000; i++) {
                ByteBuffer.allocateDirect(16)
                        .putFloat(0, Float.POSITIVE_INFINITY)
                        .putFloat(4, Float.POSITIVE_INFINITY);
            }
        }
    }
}
