package cytodiffusion.report.table;

import cytodiffusion.progress.Progress;
import cytodiffusion.stats.ConfusionMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import tech.tablesaw.api.Table;

/**
 * Predictions of any number, counted where they lie: what comes here is bounded. The library has none of its own: what
 * opens one is found on the class path, as a service. An interrupt cancels the count, which ends in a {@link
 * java.util.concurrent.CancellationException}.
 */
public interface Archive extends AutoCloseable {
    /** Said in the place of results where nothing on the class path opens an archive. */
    String NOT_BUILT =
            "Apache Spark is not at hand. On Java 17 to 23 environment/cyto evaluate --help --spark 'local[2]'"
                    + " builds it (a download of 270 MB); then restart environment/jupyter, whose own kernel knows it.";

    /** How many images were judged. */
    long count() throws IOException;

    /**
     * The first predictions by the images' names, as the project's one table (see {@link PredictionTable}).
     *
     * @param most rows at the utmost
     */
    Table table(int most) throws IOException;

    /** Which class is taken for which, among all predictions: those that occur, the model's first. */
    ConfusionMatrix confusion() throws IOException;

    /**
     * How often predictions of one confidence are right, in bins of about equal numbers: the table that {@link
     * Bins#equalCount} makes of a small one.
     */
    Table reliability(int bins) throws IOException;

    @Override
    void close();

    /** What opens archives of a kind. */
    interface Kind {
        /**
         * Opens the predictions that a cluster kept.
         *
         * @param master who counts them, such as {@code local[2]}
         * @param parts the folder in which they lie, part by part
         */
        Archive open(String master, Path parts, Progress progress);
    }

    /** What opens archives here; empty where nothing does. */
    static Optional<Kind> kind() {
        return ServiceLoader.load(Kind.class).findFirst();
    }
}
