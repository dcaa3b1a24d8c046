package cytodiffusion.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Files that are not used, counted by folder and ending: {@code 5 .webp in monocyte}. */
final class LeftOut {
    private static final int NAMED = 6;

    /** How many there are, by folder ({@code ""} for the root) and by ending. */
    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

    private LeftOut() {}

    /** @param names paths below a root, with slashes */
    static LeftOut of(Collection<String> names) {
        LeftOut files = new LeftOut();
        for (String name : names) {
            int slash = name.lastIndexOf('/');
            String file = name.substring(slash + 1);
            int dot = file.lastIndexOf('.');
            String ending = dot > 0 ? file.substring(dot).toLowerCase(Locale.ROOT) : "file without an ending";
            files.counts
                    .computeIfAbsent(slash < 0 ? "" : name.substring(0, slash), folder -> new TreeMap<>())
                    .merge(ending, 1, Integer::sum);
        }
        return files;
    }

    /** The folders, the root first. */
    Collection<String> folders() {
        return counts.keySet();
    }

    /** How many files of a folder are left out. */
    int in(String folder) {
        return counts.getOrDefault(folder, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** All of them, the most first; empty where there are none. */
    @Override
    public String toString() {
        Map<String, Integer> all = new LinkedHashMap<>();
        counts.forEach((folder, endings) ->
                endings.forEach((ending, count) -> all.put(ending + (folder.isEmpty() ? "" : " in " + folder), count)));
        List<String> items = all.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(item -> item.getValue() + " " + item.getKey())
                .toList();
        String named = items.stream().limit(NAMED).collect(Collectors.joining(", "));
        return items.size() <= NAMED ? named : named + " and " + (items.size() - NAMED) + " more kinds";
    }
}
