package cytodiffusion.paper.cytodiffusion.turing;

import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.Csv;
import cytodiffusion.io.CsvFile;
import cytodiffusion.io.CsvFile.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What each cell of a test is: a file with the columns {@code test, item, class, synthetic}.
 *
 * @param test what the page and the answers to it are recognised by
 * @param entries by number, from 1 on without gaps
 */
public record TuringKey(String test, List<Entry> entries) {
    private static final List<String> COLUMNS = List.of("test", "item", "class", "synthetic");

    /**
     * One cell.
     *
     * @param item its number on the page
     * @param intendedClass the class that was generated, or the label of a real image
     */
    public record Entry(int item, String intendedClass, boolean synthetic) {}

    public TuringKey {
        entries = List.copyOf(entries);
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).item() != i + 1) {
                throw new IllegalArgumentException("Cell " + (i + 1) + " of a key has the number "
                        + entries.get(i).item());
            }
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("A key needs at least one cell");
        }
    }

    public int size() {
        return entries.size();
    }

    /** The cell of this number, from 1. */
    public Entry entry(int item) {
        return entries.get(item - 1);
    }

    /** In the order of the alphabet. */
    public List<String> classes() {
        return entries.stream().map(Entry::intendedClass).distinct().sorted().toList();
    }

    /** Whether half of the cells are synthetic. */
    public boolean balanced() {
        return 2 * entries.stream().filter(Entry::synthetic).count() == entries.size();
    }

    /**
     * Reads a key.
     *
     * @throws IOException where it cannot be read or a row makes no sense, with its line
     */
    public static TuringKey read(Path file) throws IOException {
        CsvFile table = CsvFile.read(file);
        int test = table.column("test");
        int item = table.column("item");
        int name = table.column("class");
        int synthetic = table.column("synthetic");
        List<Entry> entries = new ArrayList<>();
        String id = null;
        for (Row row : table.rows()) {
            List<String> fields = row.fields();
            if (id == null) {
                id = fields.get(test);
            }
            if (!fields.get(test).equals(id)) {
                throw table.problem(row, "the test is " + fields.get(test) + " where the first row has " + id);
            }
            if (!fields.get(item).equals(String.valueOf(entries.size() + 1))) {
                throw table.problem(
                        row, "the item is \"" + fields.get(item) + "\" where " + (entries.size() + 1) + " comes next");
            }
            entries.add(new Entry(entries.size() + 1, fields.get(name), truth(table, row, fields.get(synthetic))));
        }
        if (entries.isEmpty()) {
            throw new IOException(file + " holds no cells below its header");
        }
        return new TuringKey(id, entries);
    }

    private static boolean truth(CsvFile table, Row row, String word) throws IOException {
        return switch (word) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw table.problem(row, "synthetic is yes or no, not \"" + word + "\"");
        };
    }

    /** Writes the key, replacing an earlier one. */
    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(Csv.line(COLUMNS));
        for (Entry entry : entries) {
            text.append(Csv.line(List.of(
                    test, String.valueOf(entry.item()), entry.intendedClass(), entry.synthetic() ? "yes" : "no")));
        }
        AtomicFile.writeString(file, text.toString());
    }
}
