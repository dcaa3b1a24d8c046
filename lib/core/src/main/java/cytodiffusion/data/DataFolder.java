package cytodiffusion.data;

import cytodiffusion.io.FolderName;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where labelled images lie: in one folder a class, or anywhere below a folder, with a table that says of which class each
 * file is.
 *
 * @param folder that holds the images
 * @param labels the table, see {@link LabelFile}; empty where the folders' names are the classes
 * @param range which of the files' values is white; empty for that of the model's training, or for a training all of it
 */
public record DataFolder(Path folder, Optional<Path> labels, Optional<ValueRange> range) implements Serializable {
    /** Images in the range of the model's training. */
    public DataFolder(Path folder, Optional<Path> labels) {
        this(folder, labels, Optional.empty());
    }

    /** One folder a class. */
    public static DataFolder of(Path folder) {
        return new DataFolder(folder, Optional.empty());
    }

    /**
     * Lists the images, which are shown in {@link #range()}.
     *
     * @throws IOException where the folder or the table cannot be read, there is no image, or a row of the table cannot be
     *     used, with its line
     */
    public ImageFolder scan() throws IOException {
        ImageFolder images = labels.isPresent() ? LabelFile.read(folder, labels.get()) : ImageFolder.scan(folder);
        return range.map(images::in).orElse(images);
    }

    /** The folder's own name, wherever it lies. */
    public String name() {
        return FolderName.of(folder);
    }

    /** The same by an absolute path. */
    public DataFolder absolute() {
        Optional<Path> table = labels.map(file -> file.toAbsolutePath().normalize());
        return new DataFolder(folder.toAbsolutePath().normalize(), table, range);
    }

    /** The same images with this range. */
    public DataFolder in(ValueRange values) {
        return new DataFolder(folder, labels, Optional.of(values));
    }

    /** The folder, as messages name it. */
    @Override
    public String toString() {
        return folder.toString();
    }

    /** Neither paths nor optional values can be sent to another process. */
    private Object writeReplace() {
        return new Sent(folder.toString(), labels.map(Path::toString).orElse(null), range.orElse(null));
    }

    /** The paths as text. */
    private record Sent(String folder, String labels, ValueRange range) implements Serializable {
        private Object readResolve() {
            return new DataFolder(
                    Path.of(folder), Optional.ofNullable(labels).map(Path::of), Optional.ofNullable(range));
        }
    }
}
