package cytodiffusion.run;

import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.JsonFormat;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * A {@link TrialRecord} as a file: compressed lines of JSON, first the settings, then an object for each image. The
 * errors are kept exactly, as the network gives no more digits than a float has.
 */
public final class TrialFile {
    private static final String RECORDED = "/cytodiffusion/recorded/trials/";
    /** How the names of such files end. */
    public static final String ENDING = ".jsonl.gz";

    private TrialFile() {}

    /** The record of a longer run on this dataset that comes with the library, if there is one. */
    public static Optional<TrialRecord> recorded(String dataset) throws IOException {
        String name = RECORDED + dataset + ENDING;
        try (InputStream in = TrialFile.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(read(in, name));
        }
    }

    /**
     * Reads a record.
     *
     * @throws IOException where the file cannot be read or is damaged, with the line
     */
    public static TrialRecord read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        }
    }

    private static TrialRecord read(InputStream in, String name) throws IOException {
        int line = 1;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            TrialRecord.Settings settings = JsonFormat.LINE.fromJson(lines.readLine(), TrialRecord.Settings.class);
            List<TrialRecord.Image> images = new ArrayList<>();
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                images.add(JsonFormat.LINE.fromJson(text, TrialRecord.Image.class));
            }
            return new TrialRecord(settings, images);
        } catch (ZipException | EOFException | RuntimeException e) {
            // Gson wraps what the records refuse in exceptions of no particular type.
            throw damaged(name, line, e);
        }
    }

    private static IOException damaged(String name, int line, Exception cause) {
        return new IOException(
                name + " is no record of trials, or is damaged (line " + line + "); move it away to record anew",
                cause);
    }

    /** Replaces the file, or leaves it as it was. */
    public static void write(Path file, TrialRecord record) throws IOException {
        AtomicFile.write(file, out -> {
            GZIPOutputStream packed = new GZIPOutputStream(out);
            Writer lines = new OutputStreamWriter(packed, StandardCharsets.UTF_8);
            lines.write(JsonFormat.LINE.toJson(record.settings()) + "\n");
            for (TrialRecord.Image image : record.images()) {
                lines.write(JsonFormat.LINE.toJson(image) + "\n");
            }
            lines.flush();
            packed.finish();
        });
    }
}
