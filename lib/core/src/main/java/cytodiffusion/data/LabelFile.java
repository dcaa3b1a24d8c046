package cytodiffusion.data;

import cytodiffusion.data.image.ImageFile;
import cytodiffusion.io.CsvFile;
import cytodiffusion.io.CsvFile.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table of labels beside images that are not sorted into folders: the columns {@code file} and {@code label} in any
 * order, others beside them, a file a row. Files are named by their path below the folder of images, with or without their
 * ending. A row that cannot be used is refused with its line.
 */
public final class LabelFile {
    private static final String FILE = "file";
    private static final String LABEL = "label";

    private LabelFile() {}

    /**
     * Reads a table; images that it does not name are left out.
     *
     * @param folder that the files' paths begin in
     * @return the images, each with the id {@code label/path without ending}
     * @throws IOException where the table cannot be read, or a row of it cannot be used, with its line
     */
    public static ImageFolder read(Path folder, Path table) throws IOException {
        Reader reader = new Reader(CsvFile.read(table), FilesBelow.of(folder));
        for (Row row : reader.table.rows()) {
            reader.add(row);
        }
        if (reader.filesOfClass.isEmpty()) {
            throw new IOException(table + " holds no labels below its header");
        }
        return ImageFolder.labelled(folder, reader.filesOfClass);
    }

    /** Whether a file has the header of a table of labels. */
    static boolean isOne(Path file) {
        try {
            return Files.size(file) <= ImageFile.MAX_BYTES
                    && CsvFile.read(file).columns().containsAll(List.of(FILE, LABEL));
        } catch (IOException e) {
            return false;
        }
    }

    /** What was read of a table so far. */
    private static final class Reader {
        private final CsvFile table;
        private final FilesBelow files;
        private final int file;
        private final int label;
        private final Map<Path, Row> seen = new HashMap<>();
        private final TreeMap<String, Map<String, Path>> filesOfClass = new TreeMap<>();

        Reader(CsvFile table, FilesBelow files) throws IOException {
            this.table = table;
            this.files = files;
            file = table.column(FILE);
            label = table.column(LABEL);
        }

        void add(Row row) throws IOException {
            String name = row.fields().get(file);
            String ofClass = row.fields().get(label);
            if (name.isEmpty() || ofClass.isEmpty()) {
                throw table.problem(row, "the " + (name.isEmpty() ? FILE : LABEL) + " is missing");
            }
            if (ofClass.contains("/") || ofClass.contains("\\")) {
                throw table.problem(row, "the label \"" + ofClass + "\" holds a slash, which no class can");
            }
            Path image = find(row, name);
            Row earlier = seen.putIfAbsent(image, row);
            if (earlier != null) {
                String before = earlier.fields().get(label);
                throw table.problem(
                        row,
                        "\"" + name + "\" is " + (before.equals(ofClass) ? "there" : "labelled " + before) + " on line "
                                + earlier.line() + " already; keep one of the two");
            }
            filesOfClass.computeIfAbsent(ofClass, c -> new TreeMap<>()).put(files.nameOf(image), image);
        }

        private Path find(Row row, String name) throws IOException {
            List<Path> meant = files.named(name);
            if (meant.isEmpty()) {
                throw table.problem(
                        row,
                        "there is no file \"" + name + "\" in " + files.root()
                                + "; files are named as they lie below it" + files.suggestion(name));
            }
            if (meant.size() > 1) {
                throw table.problem(
                        row,
                        "\"" + name + "\" may be " + files.nameOf(meant.get(0)) + " or " + files.nameOf(meant.get(1))
                                + "; add the ending");
            }
            if (!ImageFolder.isImageName(meant.get(0))) {
                throw table.problem(
                        row,
                        "\"" + name + "\" is no image that is read; these end in "
                                + String.join(", ", ImageFolder.ENDINGS));
            }
            return meant.get(0);
        }
    }

    /** Tables of labels that lie in a folder of images. */
    static List<Path> in(Path folder) throws IOException {
        List<Path> tables = new ArrayList<>();
        for (Path file : ImageFolder.visible(folder, Files::isRegularFile)) {
            if (List.of("csv", "tsv", "txt").contains(ImageFolder.ending(file)) && isOne(file)) {
                tables.add(file);
            }
        }
        return tables;
    }
}
