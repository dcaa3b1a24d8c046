package cytodiffusion.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffledOrderTest {
    private static List<Integer> epoch(ImageOrder order, int epoch) {
        return IntStream.range(0, 20).mapToObj(i -> order.at(20L * epoch + i)).toList();
    }

    @Test
    void everyImageComesUpOnceAnEpochInAnotherOrder() {
        ImageOrder order = new ShuffledOrder(20, 3);
        List<Integer> all = IntStream.range(0, 20).boxed().toList();
        assertEquals(all, epoch(order, 0).stream().sorted().toList());
        assertEquals(all, epoch(order, 1).stream().sorted().toList());
        assertNotEquals(epoch(order, 0), epoch(order, 1));
    }

    @Test
    void aPlaceKeepsItsImageWhateverWasAskedForBefore() {
        ImageOrder order = new ShuffledOrder(20, 3);
        List<Integer> second = epoch(order, 1);
        epoch(order, 7);
        assertEquals(second, epoch(order, 1));
        assertEquals(second, epoch(new ShuffledOrder(20, 3), 1));
        assertNotEquals(second, epoch(new ShuffledOrder(20, 4), 1));
    }
}
