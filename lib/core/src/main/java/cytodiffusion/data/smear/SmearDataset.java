package cytodiffusion.data.smear;

import com.google.gson.Gson;
import cytodiffusion.data.Seeds;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A folder of drawn cells, {@code DIR/<class>/<class>_00001.png}, with their settings in {@value #RECORD}. An image
 * depends on the seed, its class and its number only: a larger dataset of the same seed contains the smaller one.
 *
 * @param classes the classes to draw, among {@link SyntheticSmear#classes()}
 * @param perClass images of each class
 * @param size pixels along each side
 */
public record SmearDataset(List<String> classes, int perClass, long seed, Domain domain, int size) {
    /** The file in which the settings lie beside the class folders. */
    public static final String RECORD = "synthetic-smear.json";

    /** Changes whenever the same settings would give other pictures. */
    static final int DRAWING_VERSION = 1;

    private static final int LARGEST_COUNT = 99_999;
    private static final Gson JSON = new Gson();

    public SmearDataset {
        classes = List.copyOf(classes);
        classes.forEach(Textbook::of);
        if (classes.isEmpty() || perClass < 1 || perClass > LARGEST_COUNT) {
            throw new IllegalArgumentException("A dataset has at least one class and 1 to " + LARGEST_COUNT
                    + " images of each, not " + classes.size() + " classes with " + perClass);
        }
        specification(classes.get(0), domain, size);
    }

    /** The seed with which image {@code number} of a class, counted from 1, is drawn. */
    public static long imageSeed(long seed, String cellClass, int number) {
        return Seeds.derive(Seeds.derive(seed, cellClass), number);
    }

    /** The file of image {@code number} of a class, counted from 1, relative to the dataset's folder. */
    public static Path imageFile(String cellClass, int number) {
        String stem = String.format(Locale.ROOT, "%s_%05d.png", cellClass.replace(' ', '-'), number);
        return Path.of(cellClass, stem);
    }

    /** Draws image {@code number} of a class, counted from 1, again, with its masks. */
    public SmearCell draw(String cellClass, int number) {
        return SyntheticSmear.draw(specification(cellClass, domain, size), imageSeed(seed, cellClass, number));
    }

    /**
     * Draws the images and writes them under {@code folder}, on all cores, the classes in turn, so that what is there
     * after a stop is as balanced as the whole. Those that an earlier call with the same settings wrote are left as they
     * are.
     *
     * @return how many images are there; fewer than asked for only after a stop
     * @throws IOException if a file cannot be written, or the folder holds another dataset
     */
    public int write(Path folder, Progress progress, Stop stop) throws IOException {
        int total = Math.multiplyExact(classes.size(), perClass);
        boolean begun = prepare(folder);
        DrawnFiles files = new DrawnFiles(
                "Drawing the synthetic smear",
                total,
                i -> folder.resolve(imageFile(cellClass(i), number(i))),
                i -> draw(cellClass(i), number(i)));
        int[] missing = IntStream.range(0, total)
                .filter(i -> !begun || !Files.exists(files.file().apply(i)))
                .toArray();
        return missing.length == 0 ? total : files.write(missing, progress, stop);
    }

    /**
     * The same where nothing less than all images will do.
     *
     * @throws IOException also where it was stopped; with the next call it goes on
     */
    public void writeAll(Path folder, Progress progress, Stop stop) throws IOException {
        if (write(folder, progress, stop) < classes.size() * perClass) {
            throw new IOException("The drawing of cells was interrupted; run the cell again");
        }
    }

    private String cellClass(int index) {
        return classes.get(index % classes.size());
    }

    private int number(int index) {
        return index / classes.size() + 1;
    }

    /**
     * Makes the folders and writes the record, unless pictures of another origin lie there.
     *
     * @return whether some of these pictures may be there already
     */
    private boolean prepare(Path folder) throws IOException {
        Path record = folder.resolve(RECORD);
        boolean begun = Files.exists(record);
        if (begun) {
            if (!Files.readString(record).contains(settings())) {
                throw new IOException(folder + " already holds a synthetic smear with other settings (see " + record
                        + "); choose another folder, or remove this one");
            }
        } else if (classes.stream().anyMatch(cellClass -> Files.exists(folder.resolve(cellClass)))) {
            throw new IOException(folder + " already holds classes of another dataset, for it has no " + RECORD
                    + "; choose another folder");
        }
        Files.createDirectories(folder);
        AtomicFile.writeString(record, json());
        for (String cellClass : classes) {
            Files.createDirectories(folder.resolve(cellClass));
        }
        return begun;
    }

    private String json() {
        Extent extent = new Extent(classes, perClass);
        return "{\n  \"settings\": " + settings() + ",\n  \"lastWritten\": " + JSON.toJson(extent) + "\n}\n";
    }

    /** All that decides how an image of a given class and number looks. */
    private String settings() {
        return JSON.toJson(new Settings(DRAWING_VERSION, seed, size, domain));
    }

    private static CellSpec specification(String cellClass, Domain domain, int size) {
        return CellSpec.of(cellClass).in(domain).sized(size);
    }

    private record Settings(int version, long seed, int size, Domain domain) {}

    private record Extent(List<String> classes, int perClass) {}
}
