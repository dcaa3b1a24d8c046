package cytodiffusion.run;

import com.google.gson.JsonParseException;
import cytodiffusion.io.JsonFormat;
import cytodiffusion.io.Version;
import cytodiffusion.tensor.Machine;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the results beside it came about: the file {@value #FILE}.
 *
 * @param command that computed them
 * @param settings all that decides the results, by name
 * @param version of this library
 * @param versions of Java, DJL and libtorch
 * @param machine processor and operating system
 * @param threads of libtorch
 * @param date on which they were last added to, as {@code 2025-11-21}
 * @param seconds of work, all sessions together
 * @param complete whether nothing is left to compute
 * @param part what several folders share, where each holds a part of the table; null for a table that one machine computed
 */
public record RunNote(
        String command,
        Map<String, String> settings,
        String version,
        Map<String, String> versions,
        String machine,
        int threads,
        String date,
        double seconds,
        boolean complete,
        Part part) {
    /** Its name in a folder of results. */
    public static final String FILE = "run.json";

    /** The setting of a precision that all machines compute in; absent where each chooses its own. */
    static final String PRECISION = "precision";

    public RunNote {
        // A file may lack them.
        settings = settings == null ? Map.of() : new LinkedHashMap<>(settings);
        versions = versions == null ? Map.of() : new LinkedHashMap<>(versions);
    }

    /** A run that begins now, here. */
    public static RunNote begun(String command, Map<String, String> settings) {
        return new RunNote(
                command,
                settings,
                Version.OF_LIBRARY,
                Machine.versions(),
                Machine.description(),
                Machine.threads(),
                today(),
                0,
                false,
                null);
    }

    /** The same, gone on with by another command of the same settings, such as one that wants more repetitions. */
    RunNote continuedBy(RunNote other) {
        Part both = other.part == null || part == null ? part : other.part.after(part);
        return new RunNote(other.command, settings, version, versions, machine, threads, date, seconds, complete, both);
    }

    /** The same as a part of a table. */
    RunNote part(Part of) {
        return new RunNote(command, settings, version, versions, machine, threads, date, seconds, complete, of);
    }

    /** Which shard of a table is beside it, as {@code 1/4}; null where it is all of it. */
    String shard() {
        return part == null ? null : part.shard();
    }

    /** The same after {@code more} seconds of work. */
    RunNote worked(double more, boolean nothingLeft) {
        return new RunNote(
                command, settings, version, versions, machine, threads, today(), seconds + more, nothingLeft, part);
    }

    private static String today() {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
    }

    String json() {
        return JsonFormat.PAGE.toJson(this);
    }

    /**
     * Reads a note.
     *
     * @param source what messages call it
     * @throws IOException where it is damaged
     */
    static RunNote parse(String source, String json) throws IOException {
        try {
            RunNote note = JsonFormat.PAGE.fromJson(json, RunNote.class);
            if (note == null || note.command() == null || note.machine() == null || note.date() == null) {
                throw new IOException(source + " lacks the command, the machine or the date");
            }
            return note;
        } catch (JsonParseException e) {
            throw new IOException(source + " is damaged; move it away to begin anew", e);
        }
    }

    /** Command, machine and date in one line, for below a figure. */
    public String caption() {
        return "recorded by '" + command + "' on " + machine + ", " + date;
    }
}
