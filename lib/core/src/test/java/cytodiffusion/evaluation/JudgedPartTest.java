package cytodiffusion.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cytodiffusion.io.JsonFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JudgedPartTest {
    @Test
    void everyPartHasTheIdThatTheCommandLineTakes() {
        assertEquals(
                List.of(JudgedPart.TEST, JudgedPart.VALIDATION, JudgedPart.ALL),
                Stream.of("test", "validation", "all").map(JudgedPart::of).toList());
        assertEquals(JudgedPart.UNSAID, JudgedPart.of(null));
    }

    @Test
    void noOtherIdIsTaken() {
        for (String id : List.of("train", "TEST", "")) {
            var refused = assertThrows(IllegalArgumentException.class, () -> JudgedPart.of(id));
            assertEquals("The split '" + id + "' is none of test, validation, all", refused.getMessage());
        }
    }

    /** Records of trials hold it as text, older ones not at all. */
    @Test
    void filesHoldTheId() {
        assertEquals("[\"\",\"test\",\"validation\",\"all\"]", JsonFormat.LINE.toJson(JudgedPart.values()));
        for (JudgedPart part : JudgedPart.values()) {
            assertEquals(part, JsonFormat.LINE.fromJson('"' + part.id() + '"', JudgedPart.class));
        }
        assertNull(JsonFormat.LINE.fromJson("null", JudgedPart.class));
    }
}
