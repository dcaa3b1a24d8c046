package cytodiffusion.spark;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.ImageLister;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Lists images by Spark: the files below an address, whose last folder is their class, or the rows of a Parquet table with
 * the columns {@code path}, {@code label} and {@code content}. Contents are not read.
 */
public final class SparkLister implements ImageLister {
    static final String PATH = "path";
    static final String LABEL = "label";
    static final String CONTENT = "content";

    @Override
    public ImageFolder list(Path root) throws IOException {
        String address = ImageLister.address(root);
        TreeMap<String, Map<String, Path>> filesOfClass =
                address.endsWith(TABLE) ? ofTable(root, address) : ofFiles(address);
        if (filesOfClass.isEmpty()) {
            throw new IOException("No images in " + address + ": expected files that end in "
                    + String.join(", ", ImageFolder.ENDINGS));
        }
        return ImageFolder.labelled(root, filesOfClass);
    }

    private static TreeMap<String, Map<String, Path>> ofFiles(String address) {
        TreeMap<String, Map<String, Path>> files = new TreeMap<>();
        Iterator<Row> rows = SparkSession.active()
                .read()
                .format("binaryFile")
                .option("recursiveFileLookup", "true")
                .load(address)
                .select(PATH)
                .toLocalIterator();
        while (rows.hasNext()) {
            Path file = Path.of(rows.next().getString(0));
            String name = file.getFileName().toString();
            if (isImage(name) && file.getNameCount() > 1) {
                add(files, file.getParent().getFileName().toString(), name, file);
            }
        }
        return files;
    }

    private static TreeMap<String, Map<String, Path>> ofTable(Path root, String address) throws IOException {
        TreeMap<String, Map<String, Path>> files = new TreeMap<>();
        Iterator<Row> rows = SparkSession.active()
                .read()
                .parquet(address)
                .select(key().as(PATH), functions.col(LABEL))
                .toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            String name = row.getString(0);
            if (name == null || row.isNullAt(1)) {
                throw new IOException(address + " has a row without path or label");
            }
            if (isImage(name)) {
                add(files, row.getString(1), name, root.resolve(name));
            }
        }
        return files;
    }

    /** What a row of a table is called: its path, below the table. */
    static org.apache.spark.sql.Column key() {
        return functions.regexp_replace(functions.col(PATH), "^([a-z][a-z0-9+.-]+:)?/+", "");
    }

    private static void add(TreeMap<String, Map<String, Path>> files, String ofClass, String name, Path file) {
        files.computeIfAbsent(ofClass, c -> new TreeMap<>()).put(name, file);
    }

    private static boolean isImage(String name) {
        int dot = name.lastIndexOf('.');
        return !name.startsWith(".")
                && ImageFolder.ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
