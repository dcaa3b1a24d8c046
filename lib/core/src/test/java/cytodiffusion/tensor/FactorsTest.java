package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FactorsTest {
    private static final int NUMBERS = 1 << 20;

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void theGradientIsTheFactorsAlsoAfterJavaHasFreedThem() {
        float[] factors = new float[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            factors[i] = i % 7;
        }

        float[] gradient = gradient(x -> Factors.times(x, factors, new Shape(NUMBERS)));

        assertArrayEquals(factors, gradient);
    }

    @Test
    void theGradientIsTheMaskAlsoAfterJavaHasFreedIt() {
        byte[] mask = new byte[NUMBERS];
        float[] expected = new float[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            mask[i] = (byte) (i % 3 == 0 ? 1 : 0);
            expected[i] = 2.5f * mask[i];
        }

        float[] gradient = gradient(x -> Factors.masked(x, mask, new Shape(NUMBERS), 2.5));

        assertArrayEquals(expected, gradient);
    }

    @Test
    void oneNumberForEachChannel() {
        NDArray x = manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 2, 2));

        float[] y = Factors.times(x, new float[] {10, 0.5f}, new Shape(1, 2, 1)).toFloatArray();

        assertArrayEquals(new float[] {10, 20, 1.5f, 2}, y);
    }

    /** Of the sum of what a product gives, after the memory of Java's numbers was freed and written to. */
    private float[] gradient(UnaryOperator<NDArray> product) {
        NDArray x = manager.ones(new Shape(NUMBERS));
        x.setRequiresGradient(true);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray sum;
            try (Scope scope = new Scope()) {
                sum = scope.keep(product.apply(x).sum());
            }
            overwriteFreedMemory();
            collector.backward(sum);
            return x.getGradient().toFloatArray();
        }
    }

    // What is held keeps the next one from being given the same memory.
    @SuppressWarnings("ModifiedButNotUsed")
    private static void overwriteFreedMemory() {
        System.gc();
        List<ByteBuffer> held = new ArrayList<>();
        float[] other = new float[NUMBERS];
        Arrays.fill(other, 1e30f);
        for (int i = 0; i < 20; i++) {
            ByteBuffer memory = ByteBuffer.allocateDirect(Float.BYTES * NUMBERS).order(ByteOrder.nativeOrder());
            memory.asFloatBuffer().put(other);
            held.add(memory);
        }
        held.clear();
    }
}
