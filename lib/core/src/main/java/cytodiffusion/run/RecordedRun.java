package cytodiffusion.run;

import cytodiffusion.io.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command of {@code cyto experiment} computed once, because no laptop repeats it in minutes: its table, and how it
 * came about. Those that come with the library lie on its class path in {@code cytodiffusion/recorded/<name>/}; a command
 * writes a folder of the same files, so that committing a run is copying it there. A table may be compressed, as {@code
 * results.csv.gz}.
 */
public final class RecordedRun {
    /** The table of results. */
    public static final String RESULTS = "results.csv";

    private final RunNote note;
    private final CsvFile table;

    private RecordedRun(RunNote note, CsvFile table) {
        this.note = note;
        this.table = table;
    }

    /**
     * The run of this name that comes with the library, if there is one.
     *
     * @throws UncheckedIOException where its files are damaged
     */
    public static Optional<RecordedRun> find(String name) {
        try {
            return read(RecordedFiles.named(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The recorded run " + name + " cannot be read", e);
        }
    }

    /**
     * The run in a folder that a command wrote, if there is one.
     *
     * @throws IOException where its files are damaged
     */
    public static Optional<RecordedRun> in(Path folder) throws IOException {
        return read(RecordedFiles.in(folder));
    }

    private static Optional<RecordedRun> read(RecordedFiles files) throws IOException {
        Optional<RunNote> note = files.note();
        Optional<String> results = files.text(RESULTS);
        if (note.isEmpty() || results.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RecordedRun(note.get(), CsvFile.parse(files.shown(RESULTS), results.get())));
    }

    /** How the results came about. */
    public RunNote note() {
        return note;
    }

    /** The command that computed them. */
    public String command() {
        return note.command();
    }

    /** Processor and operating system. */
    public String machine() {
        return note.machine();
    }

    /** The day on which the run ended, as {@code 2025-11-21}. */
    public String date() {
        return note.date();
    }

    /** The results. */
    public CsvFile table() {
        return table;
    }

    /** The results row by row, the columns by name in lower case. */
    public List<Map<String, String>> rows() {
        return table.rows().stream().map(this::byName).toList();
    }

    private Map<String, String> byName(CsvFile.Row row) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < row.fields().size(); i++) {
            fields.put(table.columns().get(i), row.fields().get(i));
        }
        return fields;
    }
}
