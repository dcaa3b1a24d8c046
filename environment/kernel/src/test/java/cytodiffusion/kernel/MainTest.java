package cytodiffusion.kernel;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
    void listensToThisMachine(String ip) {
        assertDoesNotThrow(() -> Main.requireLoopback(connection(ip, "tcp", "key")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "*", "192.0.2.1"})
    void refusesToListenToTheNetwork(String ip) {
        IOException refused = assertThrows(IOException.class, () -> Main.requireLoopback(connection(ip, "tcp", "key")));
        assertTrue(refused.getMessage().contains(ip), refused.getMessage());
    }

    @Test
    void refusesToRunWithoutAKey() {
        IOException refused =
                assertThrows(IOException.class, () -> Main.requireLoopback(connection("127.0.0.1", "tcp", "")));
        assertTrue(refused.getMessage().contains("Session.key"), refused.getMessage());
    }

    private static KernelConnectionProperties connection(String ip, String transport, String key) {
        return new KernelConnectionProperties(ip, 1, 2, 3, 4, 5, transport, "hmac-sha256", key);
    }
}
