package cytodiffusion.kernel;

import io.github.spencerpark.jupyter.kernel.history.HistoryEntry;
import io.github.spencerpark.jupyter.kernel.history.HistoryManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The cells that were run since the kernel started. Nothing is kept beyond that, and no outputs. */
final class History implements HistoryManager {
    private static final int THIS_SESSION = 0;

    private final List<HistoryEntry> entries = new ArrayList<>();

    synchronized void add(int cell, String code) {
        entries.add(new HistoryEntry(THIS_SESSION, cell, code));
    }

    /** Cells {@code first} to, but without, {@code end}; earlier sessions have none. */
    @Override
    public synchronized List<HistoryEntry> lookupRange(int session, int first, int end, Set<ResultFlag> flags) {
        return entries.stream()
                .filter(e -> session == THIS_SESSION && e.getCellNumber() >= first && e.getCellNumber() < end)
                .toList();
    }

    @Override
    public synchronized List<HistoryEntry> lookupTail(int length, Set<ResultFlag> flags) {
        return last(entries, length);
    }

    /** Cells that match a pattern in which {@code *} stands for any text and {@code ?} for one character. */
    @Override
    public synchronized List<HistoryEntry> search(String pattern, int length, Set<ResultFlag> flags) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        Pattern glob = Pattern.compile(regex, Pattern.DOTALL);
        List<HistoryEntry> found = entries.stream()
                .filter(e -> glob.matcher(e.getInput()).matches())
                .toList();
        return last(flags.contains(ResultFlag.UNIQUE) ? unique(found) : found, length);
    }

    /** The last of each input. */
    private static List<HistoryEntry> unique(List<HistoryEntry> found) {
        Map<String, HistoryEntry> byInput = new LinkedHashMap<>();
        for (HistoryEntry entry : found) {
            byInput.remove(entry.getInput());
            byInput.put(entry.getInput(), entry);
        }
        return List.copyOf(byInput.values());
    }

    private static List<HistoryEntry> last(List<HistoryEntry> all, int length) {
        return List.copyOf(all.subList(Math.max(0, all.size() - Math.max(0, length)), all.size()));
    }
}
