package cytodiffusion.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DropoutTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void dropsTheShareAskedForAndKeepsTheMean() {
        NDArray x = manager.ones(new Shape(100, 100));
        float[] dropped = Dropout.seeded(3).features(x, 0.2).toFloatArray();
        int kept = 0;
        for (float value : dropped) {
            assertTrue(value == 0 || value == 1.25f, "value " + value);
            kept += value > 0 ? 1 : 0;
        }
        assertEquals(8000, kept, 150);
    }

    @Test
    void dropsWholeImages() {
        NDArray x = manager.ones(new Shape(200, 2, 3, 3));
        NDArray perImage = Dropout.seeded(3).images(x, 0.5).reshape(200, -1);
        float[] least = perImage.min(new int[] {1}).toFloatArray();
        assertArrayEquals(perImage.max(new int[] {1}).toFloatArray(), least);
        int kept = 0;
        for (float value : least) {
            kept += value > 0 ? 1 : 0;
        }
        assertEquals(100, kept, 25);
    }

    @Test
    void theSameSeedDropsTheSame() {
        NDArray x = manager.ones(new Shape(10, 10));
        float[] once = Dropout.seeded(8).features(x, 0.5).toFloatArray();
        assertArrayEquals(once, Dropout.seeded(8).features(x, 0.5).toFloatArray());
    }

    @Test
    void outsideOfATrainingNothingIsDropped() {
        NDArray x = manager.ones(new Shape(2, 2));
        assertSame(x, Dropout.NONE.features(x, 0.9));
        assertSame(x, Dropout.seeded(1).images(x, 0));
    }
}
