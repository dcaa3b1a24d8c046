package cytodiffusion.paper.wnet.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.paper.wnet.transfer.TransferRow.Key;
import cytodiffusion.stats.CellAnswers;
import cytodiffusion.stats.PointEstimate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two draws of five images a class; three monocytes and one basophil judge, so that the basophil is half of the mean. */
class TransferTableTest {
    private static final List<String> CLASSES = List.of("basophil", "monocyte");
    private static final int[] CELLS = {0, 1, 1, 1};

    private static TransferRow row(String start, int seed, long steps, int... predicted) {
        return new TransferRow(new Key(start, 5, seed, steps), new CellAnswers(CLASSES, CELLS, predicted), 12.5, 30);
    }

    private static final TransferTable TABLE = new TransferTable(List.of(
            new TransferRow(Key.untuned("pretrained"), new CellAnswers(CLASSES, CELLS, new int[] {1, 1, 1, 1}), 0, 0),
            row("scratch", 1, 10, 1, 1, 1, 1),
            row("scratch", 1, 50, 1, 1, 1, 0),
            row("pretrained", 1, 10, 0, 1, 1, 1),
            row("pretrained", 1, 50, 0, 1, 1, 1),
            row("scratch", 2, 50, 0, 0, 0, 0),
            row("pretrained", 2, 50, 0, 1, 1, 0),
            row("pretrained", 3, 50, 1, 0, 0, 0)));

    private static double value(Optional<PointEstimate> estimate) {
        return estimate.orElseThrow().value();
    }

    @Test
    void accuraciesAreMeansOverClassesAndTrainings() {
        double first = (0 + 2 / 3.0) / 2;
        double second = (1 + 0) / 2.0;
        assertEquals((first + second) / 2, value(TABLE.accuracy("scratch", 5, 50)), 1e-12);
        assertEquals(1, value(TABLE.accuracy("pretrained", 5, 10)));
        assertEquals(0.5, value(TABLE.untuned("pretrained")));
        assertEquals(Optional.empty(), TABLE.untuned("diffusion"));
        assertEquals(Optional.empty(), TABLE.accuracy("scratch", 10, 50));
    }

    /** Pretrained less scratch: 1 - 1/3 with the first draw, 5/6 - 1/2 with the second; the third has no other half. */
    @Test
    void differencesAreOfTrainingsOnTheSameImages() {
        PointEstimate difference =
                TABLE.difference("pretrained", "scratch", 5, 50).orElseThrow();
        assertEquals((2 / 3.0 + 1 / 3.0) / 2, difference.value(), 1e-12);
        assertTrue(difference.interval().orElseThrow().contains(0), "two draws and four cells decide nothing");
        assertEquals(-difference.value(), value(TABLE.difference("scratch", "pretrained", 5, 50)), 1e-12);
        assertEquals(Optional.empty(), TABLE.difference("pretrained", "scratch", 20, 50));
    }

    @Test
    void trainingsAreListedWithoutTheUntunedModel() {
        assertEquals(List.of("scratch", "pretrained"), TABLE.starts());
        assertEquals(List.of(5), TABLE.sizes());
        assertEquals(List.of(10L, 50L), TABLE.steps());
    }

    @Test
    void trainingsOfOtherCellsAreNotCountedTogether() {
        TransferRow other = new TransferRow(
                new Key("scratch", 5, 2, 10),
                new CellAnswers(CLASSES, new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 1}),
                1,
                1);
        TransferTable mixed = new TransferTable(List.of(row("scratch", 1, 10, CELLS), other));
        assertThrows(IllegalArgumentException.class, () -> mixed.accuracy("scratch", 5, 10));
    }

    @Test
    void aRowIsTheSameAfterItWasWritten() {
        TransferRow row = row("scratch", 2, 50, 0, 1, 0, 1);
        List<String> fields = row.fields();
        assertEquals(
                List.of("scratch", "5", "2", "50", "4", "3", "0.833333", "12.5000", "30.0000", "0111", "0101"), fields);
        TransferRow read = TransferRow.of(CLASSES, byColumn(fields));
        assertEquals(row.key(), read.key());
        assertEquals(fields, read.fields());
    }

    private static Map<String, String> byColumn(List<String> fields) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            named.put(TransferRow.COLUMNS.get(i), fields.get(i));
        }
        return named;
    }
}
