package cytodiffusion.cli.console;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Prints named figures, group by group, as text. */
public final class Figures {
    private Figures() {}

    /**
     * A line for each figure on standard output; those of a group stand indented below its name.
     *
     * @param figures by name; a map is a group
     * @param width at which the values begin
     * @param shown how a value is written
     */
    public static void print(Map<?, ?> figures, int width, Function<Object, Object> shown) {
        print("", figures, width, shown);
    }

    private static void print(String indent, Map<?, ?> figures, int width, Function<Object, Object> shown) {
        figures.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                System.out.println(indent + name);
                print(indent + "  ", inner, width, shown);
            } else {
                System.out.printf(
                        Locale.ROOT, "%s%-" + (width - indent.length()) + "s %s%n", indent, name, shown.apply(value));
            }
        });
    }
}
