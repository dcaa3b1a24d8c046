package cytodiffusion.tensor;

import com.google.gson.JsonSyntaxException;
import cytodiffusion.io.JsonFormat;
import cytodiffusion.io.UserCache;
import cytodiffusion.tensor.CheckedLayers.Verdict;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What was found out about layers on one machine with one libtorch, a line of JSON each, in the user's cache folder. It
 * only saves time: where it cannot be read or written, every process finds out by itself.
 */
final class VerdictFile {
    private static final System.Logger LOG = System.getLogger(VerdictFile.class.getName());

    /** Raised whenever checks change, so that old findings are not believed. */
    private static final int VERSION = 5;

    private final Path file;
    private final Map<String, Verdict> known = new HashMap<>();

    private record Line(String key, Verdict verdict) {}

    VerdictFile(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(this::read);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "What is known of this machine''s layers could not be read from {0}", file);
        }
    }

    /** What findings hold for: these checks, this machine, libtorch and settings. */
    static String subject() {
        return String.join(" ", String.valueOf(VERSION), Machine.numerics(), TestFaults.description());
    }

    /** The file of that. */
    static VerdictFile ofThisMachine() {
        UUID id = UUID.nameUUIDFromBytes(subject().getBytes(StandardCharsets.UTF_8));
        return new VerdictFile(UserCache.folder().resolve("checked-layers-" + id + ".jsonl"));
    }

    /** A line that a killed process left half-written is passed over. */
    private void read(String text) {
        try {
            Line line = JsonFormat.ANY_NUMBER.fromJson(text, Line.class);
            if (line != null && line.key() != null && line.verdict() != null) {
                known.put(line.key(), line.verdict());
            }
        } catch (JsonSyntaxException e) {
            LOG.log(Level.DEBUG, "{0} has a line that is not JSON", file);
        }
    }

    Optional<Verdict> get(String key) {
        return Optional.ofNullable(known.get(key));
    }

    void clear() {
        known.clear();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "{0} could not be deleted", file);
        }
    }

    void put(String key, Verdict verdict) {
        known.put(key, verdict);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    JsonFormat.ANY_NUMBER.toJson(new Line(key, verdict)) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "What was found out about a layer could not be kept in {0}", file);
        }
    }
}
