package cytodiffusion.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InTurnsTest {
    @Test
    void takesTurnsAndLeavesOutTheFirstRound() {
        List<String> order = new ArrayList<>();
        InTurns measured = InTurns.measure(
                2,
                round -> {
                    order.add("ours " + round);
                    return 10;
                },
                round -> {
                    order.add("plain " + round);
                    return 5;
                });
        assertEquals(List.of("ours 0", "plain 0", "ours 1", "plain 1", "ours 2", "plain 2"), order);
        assertTrue(measured.lowest() <= measured.ratio() && measured.ratio() <= measured.highest());
    }
}
