package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchLimitTest {
    private static final String LIBTORCH = "[enforce fail] DefaultCPUAllocator: can't allocate memory";

    @Test
    void whatDoesNotFitIsHalvedUntilItDoesAndStaysSo() {
        BatchLimit limit = new BatchLimit(64);
        List<Integer> tried = new ArrayList<>();

        String result = limit.run(size -> {
            tried.add(size);
            if (size > 20) {
                throw new IllegalStateException(LIBTORCH);
            }
            return "done";
        });

        assertEquals("done", result);
        assertEquals(List.of(64, 32, 16), tried);
        assertEquals(16, limit.size());
    }

    @Test
    void whereNotEvenOneFitsTheErrorSaysWhatToDo() {
        var failure = assertThrows(TooLittleMemoryException.class, () -> new BatchLimit(2).run(size -> {
            throw new OutOfMemoryError("Java heap space");
        }));
        assertTrue(failure.getMessage().contains("smaller model"), failure.getMessage());
    }

    @Test
    void otherFailuresPass() {
        var failure = assertThrows(IllegalArgumentException.class, () -> new BatchLimit(2).run(size -> {
            throw new IllegalArgumentException("no such tensor");
        }));
        assertEquals("no such tensor", failure.getMessage());
    }
}
