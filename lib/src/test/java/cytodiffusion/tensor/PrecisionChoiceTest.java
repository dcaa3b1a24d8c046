package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrecisionChoiceTest {
    private static final Pattern TIMES = Pattern.compile("([0-9.]+) ms in float32, ([0-9.]+) ms in bfloat16");

    @Test
    void theChoiceFollowsFromTheTimesThatItNames() {
        PrecisionChoice choice = PrecisionChoice.of("auto");
        Matcher times = TIMES.matcher(choice.reason());
        assertTrue(times.find(), choice.reason());
        double ratio = Double.parseDouble(times.group(1)) / Double.parseDouble(times.group(2));
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
}
