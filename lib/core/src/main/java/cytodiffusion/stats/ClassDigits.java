package cytodiffusion.stats;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Classes of many cells as a short text, a character each: 0 to 9, then a to z. For the tables of recorded runs. */
public final class ClassDigits {
    /** How many classes can be told apart. */
    public static final int MOST_CLASSES = Character.MAX_RADIX;

    private ClassDigits() {}

    /** @param classes as indices below {@link #MOST_CLASSES} */
    public static String of(int[] classes) {
        return IntStream.of(classes)
                .mapToObj(c -> String.valueOf(Character.forDigit(c, MOST_CLASSES)))
                .collect(Collectors.joining());
    }

    /** The classes that a text stands for; -1 for a character that is none. */
    public static int[] indices(String digits) {
        return digits.chars().map(c -> Character.digit(c, MOST_CLASSES)).toArray();
    }
}
