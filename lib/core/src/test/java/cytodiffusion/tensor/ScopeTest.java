package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private final NDManager manager = NDManager.newBaseManager();
    private NDArray x;
    private int before;

    @BeforeEach
    void create() {
        x = manager.create(new float[] {1, 2});
        before = arrays();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private int arrays() {
        return manager.getManagedArrays().size();
    }

    @Test
    void freesWhatWasCreatedInside() {
        try (Scope scope = new Scope()) {
            NativeOps.silu(x.add(1).mul(x));
            assertEquals(before + 3, arrays());
        }
        assertEquals(before, arrays());
        assertArrayEquals(new float[] {1, 2}, x.toFloatArray());
    }

    @Test
    void whatIsKeptPassesToTheEnclosingScope() {
        try (Scope outer = new Scope()) {
            NDArray kept;
            try (Scope inner = new Scope()) {
                kept = inner.keep(x.add(1).mul(x));
            }
            assertEquals(before + 1, arrays());
            assertArrayEquals(new float[] {2, 6}, kept.toFloatArray());
        }
        assertEquals(before, arrays());
    }

    @Test
    void whatTheOutermostScopeKeepsStays() {
        NDArray kept;
        try (Scope outer = new Scope()) {
            try (Scope inner = new Scope()) {
                kept = inner.keep(x.add(1));
            }
            outer.keep(kept);
        }
        assertEquals(before + 1, arrays());
        assertArrayEquals(new float[] {2, 3}, kept.toFloatArray());
    }

    @Test
    void freesAfterAnExceptionToo() {
        assertThrows(IllegalStateException.class, () -> {
            try (Scope scope = new Scope()) {
                x.add(1);
                throw new IllegalStateException();
            }
        });
        assertEquals(before, arrays());
    }

    @Test
    void aBackwardPassFindsWhatWasFreed() {
        x.setRequiresGradient(true);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray sum;
            try (Scope scope = new Scope()) {
                sum = scope.keep(x.mul(x).mul(x).sum());
            }
            collector.backward(sum);
        }
        assertArrayEquals(new float[] {3, 12}, x.getGradient().toFloatArray());
    }
}
