package cytodiffusion.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The files of a recorded run, of which each may be compressed, as {@code results.csv.gz}.
 *
 * @param where what messages call the folder
 */
record RecordedFiles(String where, Place place) {
    private static final String ROOT = "/cytodiffusion/recorded/";
    private static final String COMPRESSED = ".gz";

    /** Opens the file of a name, or gives null where there is none. */
    @FunctionalInterface
    interface Place {
        InputStream open(String file) throws IOException;
    }

    /** Those of a run that comes with the library. */
    static RecordedFiles named(String name) {
        return new RecordedFiles(name, file -> RecordedFiles.class.getResourceAsStream(ROOT + name + "/" + file));
    }

    /** Those that a command wrote into a folder. */
    static RecordedFiles in(Path folder) {
        return new RecordedFiles(folder.toString(), file -> {
            Path path = folder.resolve(file);
            return Files.exists(path) ? Files.newInputStream(path) : null;
        });
    }

    /** What messages call a file. */
    String shown(String file) {
        return where + "/" + file;
    }

    /** How the run came about, if there is one. */
    Optional<RunNote> note() throws IOException {
        Optional<String> json = text(RunNote.FILE);
        return json.isEmpty() ? Optional.empty() : Optional.of(RunNote.parse(shown(RunNote.FILE), json.get()));
    }

    /** The content of a file, if it is there. */
    Optional<String> text(String file) throws IOException {
        try (InputStream plain = place.open(file)) {
            if (plain != null) {
                return Optional.of(new String(plain.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        try (InputStream compressed = place.open(file + COMPRESSED)) {
            if (compressed == null) {
                return Optional.empty();
            }
            try (GZIPInputStream stream = new GZIPInputStream(compressed)) {
                return Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }
}
