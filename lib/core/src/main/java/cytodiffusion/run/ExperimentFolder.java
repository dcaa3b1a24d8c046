package cytodiffusion.run;

import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.Csv;
import cytodiffusion.io.KeptSettings;
import cytodiffusion.tensor.PrecisionChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The folder in which a long experiment keeps its table, row by row, and the note of how it came about. Opened again with
 * the same settings it has the rows that are done, so that only the others are computed.
 */
public final class ExperimentFolder {
    private final Path folder;
    private final List<String> columns;
    private final int keys;
    private final Map<List<String>, List<String>> rows = new LinkedHashMap<>();
    private RunNote note;
    private long worked = System.nanoTime();

    private ExperimentFolder(Path folder, List<String> columns, int keys, RunNote note) {
        this.folder = folder;
        this.columns = List.copyOf(columns);
        this.keys = keys;
        this.note = note;
    }

    /**
     * Opens the folder, which is made if need be.
     *
     * @param columns names in lower case, those that tell rows apart first
     * @param keys how many columns tell rows apart
     * @param begun the note of a run that begins now
     * @throws IllegalArgumentException where the folder holds a run with other settings, naming the first that differs
     * @throws IOException where what is there cannot be read
     */
    public static ExperimentFolder open(Path folder, List<String> columns, int keys, RunNote begun) throws IOException {
        Path noteFile = folder.resolve(RunNote.FILE);
        if (!Files.exists(noteFile)) {
            return new ExperimentFolder(folder, columns, keys, begun);
        }
        RunNote earlier = RunNote.parse(noteFile.toString(), Files.readString(noteFile));
        requireSame(folder, earlier, begun);
        ExperimentFolder opened = new ExperimentFolder(folder, columns, keys, earlier.continuedBy(begun));
        Optional<RecordedRun> run = RecordedRun.in(folder);
        if (run.isPresent()) {
            if (!run.get().table().columns().equals(opened.columns)) {
                throw new IllegalArgumentException(folder + " holds a table with other columns; choose another folder");
            }
            run.get().table().rows().forEach(row -> opened.put(row.fields()));
        }
        return opened;
    }

    private static void requireSame(Path folder, RunNote earlier, RunNote now) {
        if (!Objects.equals(earlier.shard(), now.shard())) {
            throw new IllegalArgumentException(folder + " holds " + what(earlier.shard()) + ", not " + what(now.shard())
                    + ": choose another folder with --out");
        }
        Map<String, String> settings = new LinkedHashMap<>(now.settings());
        Map<String, String> earlierSettings = new LinkedHashMap<>(earlier.settings());
        settings.putIfAbsent(RunNote.PRECISION, PrecisionChoice.AUTO);
        earlierSettings.putIfAbsent(RunNote.PRECISION, PrecisionChoice.AUTO);
        KeptSettings.firstDifference(earlierSettings, settings).ifPresent(difference -> {
            throw new IllegalArgumentException(
                    folder + " holds a run with another " + difference + ": choose another folder with --out");
        });
    }

    private static String what(String shard) {
        return shard == null ? "a whole table" : "shard " + shard + " of a table";
    }

    /** Whether this changed the table. */
    private boolean put(List<String> row) {
        return !row.equals(rows.put(List.copyOf(row.subList(0, keys)), List.copyOf(row)));
    }

    /** Whether nothing was left to compute when the folder was last written. */
    public boolean complete() {
        return note.complete();
    }

    /** Says that rows will be computed: from now on the folder is of these settings, even before its first row. */
    public void begin() throws IOException {
        write(false);
    }

    /** Whether all rows of a job are there; false, too, where the note does not say, as that of a table computed here. */
    boolean isFinished(String job) {
        return note.part() != null && note.part().finished().contains(job);
    }

    /** Says that all rows of a job are there; kept where several folders hold parts of one table. */
    void finished(String job) throws IOException {
        if (note.part() != null && !isFinished(job)) {
            note = note.part(note.part().with(job));
            write(false);
        }
    }

    /** Whether the row of these keys is there. */
    public boolean has(List<String> key) {
        return rows.containsKey(key);
    }

    /** The rows so far, in the order in which they were added. */
    public List<List<String>> rows() {
        return new ArrayList<>(rows.values());
    }

    /** Adds a row, or replaces the one of the same keys; it is on the disk when this returns. */
    public void add(List<String> row) throws IOException {
        addAll(List.of(row));
    }

    /** Adds several rows at once; where they are a complete table's own, nothing is written. */
    public void addAll(List<List<String>> more) throws IOException {
        for (List<String> row : more) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("A row of " + columns + " cannot be " + row);
            }
        }
        boolean changed = false;
        for (List<String> row : more) {
            changed |= put(row);
        }
        if (changed || !complete()) {
            write(false);
        }
    }

    /** Says that nothing is left to compute; a folder that was complete keeps its note as it is. */
    public void finish() throws IOException {
        if (!complete()) {
            write(true);
        }
    }

    private void write(boolean complete) throws IOException {
        long now = System.nanoTime();
        note = note.worked((now - worked) / 1e9, complete);
        worked = now;
        write(folder, columns, rows(), note);
    }

    /** Writes a table and its note. */
    static void write(Path folder, List<String> columns, List<List<String>> rows, RunNote note) throws IOException {
        StringBuilder text = new StringBuilder(Csv.line(columns));
        rows.forEach(row -> text.append(Csv.line(row)));
        AtomicFile.writeString(folder.resolve(RecordedRun.RESULTS), text.toString());
        AtomicFile.writeString(folder.resolve(RunNote.FILE), note.json() + "\n");
    }
}
