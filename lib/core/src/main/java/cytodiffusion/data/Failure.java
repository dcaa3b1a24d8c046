package cytodiffusion.data;

import java.nio.file.Path;

/**
 * An input that could not be used, while the rest could.
 *
 * @param path the file or folder
 * @param reason what is wrong with it, as a sentence without its name
 */
public record Failure(Path path, String reason) {
    @Override
    public String toString() {
        return path + ": " + reason;
    }
}
