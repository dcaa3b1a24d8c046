package cytodiffusion.report.record;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What must be the same for one run of a notebook to take the place of another.
 *
 * @param profile how much was computed
 * @param dataset id or folder of the data
 * @param range which of the files' values was asked to be white, or the empty string
 */
record RunKind(String profile, String dataset, String range) {
    private static final String RANGE = "range";

    /** Of the run whose record lies in {@code file}; empty where there is none, or none that says it. */
    static Optional<RunKind> of(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonElement settings = JsonParser.parseString(Files.readString(file))
                    .getAsJsonObject()
                    .get("settings");
            JsonElement range = settings.getAsJsonObject().get(RANGE);
            return Optional.of(new RunKind(
                    settings.getAsJsonObject().get("profile").getAsString(),
                    settings.getAsJsonObject().get("dataset").getAsString(),
                    range == null ? "" : range.getAsString()));
        } catch (JsonParseException | IllegalStateException | NullPointerException | UnsupportedOperationException e) {
            return Optional.empty(); // No record of ours, or one that ended before its settings.
        }
    }

    /** What a record has to say of it besides what every notebook says itself. */
    Map<String, String> settings() {
        return range.isEmpty() ? Map.of() : Map.of(RANGE, range);
    }

    /** As a folder's name, such as {@code demo-smear}. */
    String label() {
        return (profile + "-" + dataset + (range.isEmpty() ? "" : "-range-" + range))
                .replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    }
}
