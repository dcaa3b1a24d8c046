package cytodiffusion.report.record;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What must be the same for one run of a notebook to take the place of another.
 *
 * @param profile how much was computed
 * @param dataset id or folder of the data
 */
record RunKind(String profile, String dataset) {
    /** Of the run whose record lies in {@code file}; empty where there is none, or none that says it. */
    static Optional<RunKind> of(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonElement settings = JsonParser.parseString(Files.readString(file))
                    .getAsJsonObject()
                    .get("settings");
            return Optional.of(new RunKind(
                    settings.getAsJsonObject().get("profile").getAsString(),
                    settings.getAsJsonObject().get("dataset").getAsString()));
        } catch (JsonParseException | IllegalStateException | NullPointerException | UnsupportedOperationException e) {
            return Optional.empty(); // No record of ours, or one that ended before its settings.
        }
    }

    /** As a folder's name, such as {@code demo-smear}. */
    String label() {
        return (profile + "-" + dataset).replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    }
}
