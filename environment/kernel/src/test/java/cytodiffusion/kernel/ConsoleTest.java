package cytodiffusion.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "ü", "→", "🔬"})
    void neverCutsACharacterInTwo(String character) {
        byte[] whole = ("text" + character).getBytes(StandardCharsets.UTF_8);
        assertEquals(whole.length, Console.wholeCharacters(whole));
        for (int length = 5; length < whole.length; length++) {
            assertEquals(4, Console.wholeCharacters(Arrays.copyOf(whole, length)));
        }
    }

    @Test
    void sendsBytesThatAreNoTextAsTheyAre() {
        byte[] continuations = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80};
        assertEquals(continuations.length, Console.wholeCharacters(continuations));
        assertEquals(0, Console.wholeCharacters(new byte[0]));
    }
}
