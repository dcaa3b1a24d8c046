package cytodiffusion.kernel;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;

/** Arrays, collections and maps as text: nested ones one row a line, long ones cut with a note of what is left out. */
final class ReadableText {
    private static final int MOST_ELEMENTS = 100;
    private static final int DEEPEST = 6;

    private final StringBuilder text = new StringBuilder();

    private ReadableText() {}

    /** Whether {@code value} has elements to be shown one by one. */
    static boolean isNested(Object value) {
        return value != null && (value.getClass().isArray() || value instanceof Collection || value instanceof Map);
    }

    static String of(Object value) {
        ReadableText readable = new ReadableText();
        readable.append(value, 0);
        return readable.text.toString();
    }

    private void append(Object value, int depth) {
        if (!isNested(value)) {
            text.append(value);
        } else if (depth == DEEPEST) {
            text.append('…');
        } else if (value instanceof Map<?, ?> map) {
            appendAll(map.entrySet().iterator(), map.size(), '{', '}', depth);
        } else if (value instanceof Collection<?> collection) {
            appendAll(collection.iterator(), collection.size(), '[', ']', depth);
        } else {
            int length = Array.getLength(value);
            appendAll(
                    IntStream.range(0, length)
                            .mapToObj(i -> Array.get(value, i))
                            .iterator(),
                    length,
                    '[',
                    ']',
                    depth);
        }
    }

    private void appendAll(Iterator<?> elements, int size, char open, char close, int depth) {
        text.append(open);
        for (int i = 0; elements.hasNext() && i < MOST_ELEMENTS; i++) {
            Object element = elements.next();
            if (i > 0) {
                text.append(isNested(element) ? ",\n" + " ".repeat(depth + 1) : ", ");
            }
            if (element instanceof Map.Entry<?, ?> entry) {
                append(entry.getKey(), depth + 1);
                text.append('=');
                append(entry.getValue(), depth + 1);
            } else {
                append(element, depth + 1);
            }
        }
        if (size > MOST_ELEMENTS) {
            text.append(", … ").append(size - MOST_ELEMENTS).append(" more");
        }
        text.append(close);
    }
}
