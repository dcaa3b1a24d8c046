package cytodiffusion.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadableTextTest {
    @Test
    void showsEachRowOfNestedArraysOnItsOwnLine() {
        assertEquals("[[1, 2],\n [3, 4]]", ReadableText.of(new int[][] {{1, 2}, {3, 4}}));
    }

    @Test
    void showsArraysInsideCollections() {
        assertEquals("{a=[1.5]}", ReadableText.of(Map.of("a", new double[] {1.5})));
        assertEquals("[[x, null]]", ReadableText.of(List.of((Object) new String[] {"x", null})));
    }

    @Test
    void cutsWhatIsLong() {
        assertTrue(ReadableText.of(new byte[1000]).endsWith("0, … 900 more]"));
    }

    @Test
    void endsInAListThatHoldsItself() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        assertEquals("[[[[[[…]]]]]]", ReadableText.of(list));
    }

    @Test
    void leavesOtherValuesToTheirOwnText() {
        assertFalse(ReadableText.isNested("text"));
        assertFalse(ReadableText.isNested(null));
        assertEquals("null", ReadableText.of(null));
    }
}
