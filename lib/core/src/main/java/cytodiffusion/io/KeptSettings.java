package cytodiffusion.io;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings under which something was begun, beside those under which it is to go on. */
public final class KeptSettings {
    private static final String NOT_SET = "not set";

    private KeptSettings() {}

    /**
     * The first setting in which they differ, and how: {@code seed (0, now 1)}. One that only one side has differs, too.
     *
     * @param before as they were read from a file
     */
    public static Optional<String> firstDifference(Map<?, ?> before, Map<String, String> now) {
        Set<Object> names = new LinkedHashSet<>(now.keySet());
        names.addAll(before.keySet());
        for (Object name : names) {
            Object kept = before.containsKey(name) ? before.get(name) : NOT_SET;
            String asked = now.getOrDefault(name, NOT_SET);
            if (!asked.equals(kept)) {
                return Optional.of(name + " (" + kept + ", now " + asked + ")");
            }
        }
        return Optional.empty();
    }
}
