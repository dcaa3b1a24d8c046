package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrecisionChoiceTest {
    private static final Pattern TIMES = Pattern.compile("([0-9.]+) ms in float32, ([0-9.]+) ms in bfloat16");

    @Test
    void theChoiceFollowsFromTheTimesThatItNames() {
        PrecisionChoice choice = PrecisionChoice.of("auto");
        double ratio = ratio(choice);
        // The times in the text are rounded.
        if (choice.precision() == Precision.BF16) {
            assertTrue(ratio > 1.2, choice.reason());
        } else {
            assertEquals(Precision.FP32, choice.precision());
            assertTrue(ratio < 1.3, choice.reason());
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void whatIsAskedForIsTaken(Precision precision) {
        assertEquals(new PrecisionChoice(precision, "asked for"), PrecisionChoice.of(precision.id()));
    }

    @Test
    void saysWhichPrecisionsThereAre() {
        Exception problem = assertThrows(IllegalArgumentException.class, () -> PrecisionChoice.of("int8"));
        assertEquals("Precision 'int8' is none of fp32, bf16, fp16", problem.getMessage());
    }

    @Test
    void measuringLeavesTheThreadsAsTheyAre() {
        int before = Machine.threads();
        try {
            Machine.useThreads(2);
            PrecisionChoice.measure();
            assertEquals(2, Machine.threads());
        } finally {
            Machine.useThreads(before);
        }
    }

    @Test
    @Tag("long")
    void otherProgramsDoNotChangeTheTimesByMuch() throws InterruptedException {
        double quiet = ratio(PrecisionChoice.measure());
        AtomicBoolean end = new AtomicBoolean();
        List<Thread> busy = new ArrayList<>();
        for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
            Thread thread = new Thread(() -> {
                while (!end.get()) {
                    Thread.onSpinWait();
                }
            });
            busy.add(thread);
            thread.start();
        }
        double loaded;
        try {
            loaded = ratio(PrecisionChoice.measure());
        } finally {
            end.set(true);
        }
        for (Thread thread : busy) {
            thread.join();
        }
        assertEquals(1, loaded / quiet, 0.5, quiet + " and, beside other work, " + loaded);
    }

    /** Time in float32 over time in bfloat16. */
    private static double ratio(PrecisionChoice choice) {
        Matcher times = TIMES.matcher(choice.reason());
        assertTrue(times.find(), choice.reason());
        return Double.parseDouble(times.group(1)) / Double.parseDouble(times.group(2));
    }
}
