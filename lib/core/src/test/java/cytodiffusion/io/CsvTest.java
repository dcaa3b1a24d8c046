package cytodiffusion.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void onlyFieldsThatNeedItAreQuoted() {
        assertEquals("plain,two words,\n", Csv.line(List.of("plain", "two words", "")));
        assertEquals(
                "\"a, b\",\"say \"\"hi\"\"\",\"two\nlines\"\n", Csv.line(List.of("a, b", "say \"hi\"", "two\nlines")));
    }
}
