package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutOfMemoryTest {
    /** More bytes than any machine has. */
    private static final Shape TOO_LARGE = new Shape(1L << 44);

    @Test
    void libtorchsOwnMessageIsKnown() {
        try (NDManager manager = NDManager.newBaseManager()) {
            RuntimeException problem = assertThrows(RuntimeException.class, () -> manager.zeros(TOO_LARGE));
            assertTrue(OutOfMemory.isCauseOf(problem), problem.getMessage());
        }
    }

    @Test
    void theMessageOfANativeOperationIsKnown() {
        try (NDManager manager = NDManager.newBaseManager()) {
            // A view without memory of its own, of which a silu would need some.
            NDArray large = manager.ones(new Shape(1)).broadcast(TOO_LARGE);
            RuntimeException problem = assertThrows(RuntimeException.class, () -> NativeOps.silu(large));
            assertTrue(OutOfMemory.isCauseOf(problem), problem.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DefaultCPUAllocator: not enough memory: you tried to allocate 9 bytes.",
                "CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 15.77 GiB",
                "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"
            })
    void theMessagesOfOtherDevicesAreKnown(String message) {
        assertTrue(OutOfMemory.isCauseOf(new IllegalStateException(new RuntimeException(message))));
    }

    @Test
    void javasOwnIsKnownHoweverDeepItLies() {
        assertTrue(OutOfMemory.isCauseOf(new OutOfMemoryError("Java heap space")));
        assertTrue(OutOfMemory.isCauseOf(new IllegalStateException(new OutOfMemoryError("Java heap space"))));
    }

    @Test
    void otherFailuresAreNot() {
        assertFalse(OutOfMemory.isCauseOf(new NullPointerException()));
        assertFalse(OutOfMemory.isCauseOf(new RuntimeException("The size of tensor a (3) must match")));
        assertFalse(OutOfMemory.isCauseOf(new UncheckedIOException(new IOException("No space left on device"))));
    }
}
