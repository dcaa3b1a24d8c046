package cytodiffusion.spark;

import com.google.gson.JsonParseException;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.JsonFormat;
import cytodiffusion.io.KeptSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * The folder in which predictions are kept as Parquet, a file for each partition that was finished, beside the settings
 * that they were made with and notes on the workers. While it is open nobody else can add to it.
 */
final class ResultParts implements AutoCloseable {
    // Spark takes no file for data whose name begins like this.
    private static final String SETTINGS = "_settings.json";
    private static final String WORKERS = "_workers.json";

    private final SparkSession session;
    private final Path folder;
    private final FolderLock lock;

    private ResultParts(SparkSession session, Path folder, FolderLock lock) {
        this.session = session;
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens the folder, which is made if need be.
     *
     * @param settings all that decides an image's result besides its content, by name
     * @throws IllegalArgumentException where it holds results with other settings, or another job is writing there
     */
    static ResultParts open(SparkSession session, Path folder, Map<String, String> settings) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            ResultParts parts = new ResultParts(session, absolute, FolderLock.take(absolute));
            try {
                parts.requireSame(new TreeMap<>(settings));
            } catch (IOException | RuntimeException e) {
                parts.close();
                throw e;
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + absolute + " cannot be used for results", e);
        }
    }

    private void requireSame(Map<String, String> settings) throws IOException {
        Path file = folder.resolve(SETTINGS);
        if (!Files.exists(file)) {
            AtomicFile.writeString(file, JsonFormat.PAGE.toJson(settings));
            return;
        }
        Map<?, ?> earlier = read(file, LinkedHashMap.class);
        KeptSettings.firstDifference(earlier, settings).ifPresent(difference -> {
            throw new IllegalArgumentException(folder + " holds predictions with another " + difference
                    + ": choose another folder with --out, or move that one away");
        });
    }

    private static <T> T read(Path file, Class<T> type) throws IOException {
        try {
            T read = JsonFormat.PAGE.fromJson(Files.readString(file), type);
            if (read != null) {
                return read;
            }
        } catch (JsonParseException e) {
            throw new IOException(file + " is damaged; move the folder away to begin anew", e);
        }
        throw new IOException(file + " is empty; move the folder away to begin anew");
    }

    /** Appends rows, which the workers compute now; the files of finished partitions stay whatever happens to the others. */
    void append(JavaRDD<Row> rows, List<String> classes) {
        session.createDataFrame(rows, ResultRow.schema(classes))
                .write()
                .mode(SaveMode.Append)
                .parquet(folder.toString());
    }

    /**
     * The rows of some images, one each: a decision where there is one, else why there is none.
     *
     * @param wanted names of images
     */
    Map<String, Row> rows(Set<String> wanted, List<String> classes) {
        Map<String, Row> rows = new HashMap<>();
        Iterator<Row> all = session.read()
                .schema(ResultRow.schema(classes))
                .parquet(folder.toString())
                .toLocalIterator();
        while (all.hasNext()) {
            Row row = all.next();
            String image = ResultRow.image(row);
            if (wanted.contains(image) && (ResultRow.isDecided(row) || !rows.containsKey(image))) {
                rows.put(image, row);
            }
        }
        return rows;
    }

    /** The workers that have taken part so far. */
    List<WorkerNote> workers() throws IOException {
        Path file = folder.resolve(WORKERS);
        return Files.exists(file) ? List.of(read(file, WorkerNote[].class)) : List.of();
    }

    void keepWorkers(List<WorkerNote> notes) throws IOException {
        AtomicFile.writeString(folder.resolve(WORKERS), JsonFormat.PAGE.toJson(notes));
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    @Override
    public void close() {
        lock.close();
    }
}
