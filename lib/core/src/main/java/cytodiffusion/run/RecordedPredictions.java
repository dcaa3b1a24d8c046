package cytodiffusion.run;

import cytodiffusion.evaluation.PredictionFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Predictions that a command recorded, whole, with the errors of every class: {@value #FILE} with {@code
 * predictions-classes.csv} beside it, in a folder of a {@link RecordedRun}.
 *
 * @param note how they came about
 * @param table of the predictions
 */
public record RecordedPredictions(RunNote note, PredictionFile table) {
    /** The table of predictions, in the same folder. */
    public static final String FILE = "predictions.csv";

    /**
     * Those of this name that come with the library, if there are any.
     *
     * @throws UncheckedIOException where its files are damaged
     */
    public static Optional<RecordedPredictions> find(String name) {
        try {
            return read(RecordedFiles.named(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The recorded predictions " + name + " cannot be read", e);
        }
    }

    /**
     * Those in a folder that a command wrote, if there are any.
     *
     * @throws IOException where its files are damaged
     */
    public static Optional<RecordedPredictions> in(Path folder) throws IOException {
        return read(RecordedFiles.in(folder));
    }

    private static Optional<RecordedPredictions> read(RecordedFiles files) throws IOException {
        Optional<RunNote> note = files.note();
        Optional<String> predictions = files.text(FILE);
        if (note.isEmpty() || predictions.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> classes =
                files.text(PredictionFile.classesBeside(Path.of(FILE)).toString());
        return Optional.of(new RecordedPredictions(
                note.get(), PredictionFile.parse(files.shown(FILE), predictions.get(), classes)));
    }
}
