package cytodiffusion.paper.cytodiffusion.turing;

import com.google.gson.Gson;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.image.PngFile;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.io.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * A blinded test on one page: {@value #PAGE} shows cells one at a time and asks "real or synthetic" and "which class"; the
 * truth lies in {@value #KEY} beside it, which raters do not get.
 *
 * <p>Nothing but the pixels tells the truth. The page is a function of the seed, of the classes offered and of the set of
 * pictures: not of the order in which they were handed over, nor of which of them are synthetic (beyond whether half are,
 * which raters are told, as the paper's were). Every picture is stored as a PNG without compression and metadata, so all
 * have the same length and header.
 *
 * <p>What the pixels themselves tell is up to the caller. Photographs carry traces that no generator draws: the 8 x 8 blocks
 * of JPEG, another sharpness, another noise. Bring both kinds through the same last steps: crop and resize real images with
 * the generator's own {@link cytodiffusion.data.Preprocessing}, and save neither kind as JPEG on the way. What then remains,
 * such as the smoothness that the decoder of a latent model leaves, is what the test measures.
 */
public final class TuringTest {
    /** The page for raters. It takes four bytes a pixel: 149 MB for the paper's 288 cells of 360 x 360. */
    public static final String PAGE = "turing-test.html";
    /** The truth, see {@link TuringKey}. */
    public static final String KEY = "key.csv";
    /** The folder beside them for the files that raters send back. */
    public static final String ANSWERS = "answers";

    private TuringTest() {}

    /**
     * One cell.
     *
     * @param image of the size of all others
     * @param intendedClass the class that was generated, or the label of a real image
     * @param synthetic whether it was generated
     */
    public record Item(RgbImage image, String intendedClass, boolean synthetic) {}

    /**
     * Writes page and key. Another test that is in the folder is set aside in a folder of its name, with its key and the
     * answers to it, and comes back when it is written again.
     *
     * @param items at least one of each class
     * @param classes the answers offered, in their order; at most {@value Page#MOST_CLASSES}
     * @param seed of the order
     * @return the key, which {@link TuringKey#read} gives again
     */
    public static TuringKey write(List<Item> items, List<String> classes, long seed, Path folder) throws IOException {
        require(items, classes);
        List<Placed> order = order(items, seed);
        String test = id(order, classes, seed);
        List<TuringKey.Entry> entries = new ArrayList<>();
        for (Placed placed : order) {
            Item item = placed.item();
            entries.add(new TuringKey.Entry(entries.size() + 1, item.intendedClass(), item.synthetic()));
        }
        TuringKey key = new TuringKey(test, entries);
        TestFolder.makeRoom(folder, test);
        // The key first: a page without one could be neither scored nor set aside.
        key.write(folder.resolve(KEY));
        AtomicFile.write(folder.resolve(PAGE), out -> writePage(out, test, classes, order, key.balanced()));
        return key;
    }

    private static void require(List<Item> items, List<String> classes) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("A Turing test needs at least one cell");
        }
        if (classes.size() > Page.MOST_CLASSES || new HashSet<>(classes).size() < classes.size()) {
            throw new IllegalArgumentException("A Turing test offers up to " + Page.MOST_CLASSES
                    + " different classes, as each has a key; not " + String.join(", ", classes));
        }
        RgbImage first = items.get(0).image();
        for (Item item : items) {
            RgbImage image = item.image();
            if (image.width() != first.width() || image.height() != first.height()) {
                throw new IllegalArgumentException("A cell of the class " + item.intendedClass() + " has "
                        + image.width() + " x " + image.height() + " pixels where another has " + first.width() + " x "
                        + first.height() + ": the size would tell them apart; bring all to one size");
            }
            if (!classes.contains(item.intendedClass())) {
                throw new IllegalArgumentException("A cell is of the class \"" + item.intendedClass()
                        + "\", which is not offered among " + String.join(", ", classes));
            }
        }
        for (String name : classes) {
            if (items.stream().noneMatch(item -> item.intendedClass().equals(name))) {
                throw new IllegalArgumentException("No cell is of the class \"" + name + "\"; leave it out");
            }
        }
    }

    /** A cell with the hash of its pixels and the seed, which is its place. */
    private record Placed(long hash, Item item) {}

    /** By the hash: a shuffle that cannot be undone by someone who knows the seed. */
    private static List<Placed> order(List<Item> items, long seed) {
        return items.stream()
                .map(item -> new Placed(Seeds.derive(seed, item.image().pixels()), item))
                .sorted(Comparator.comparingLong(Placed::hash))
                .toList();
    }

    /** What answers are recognised by: the same for the same page. */
    private static String id(List<Placed> order, List<String> classes, long seed) {
        long[] hashes = order.stream().mapToLong(Placed::hash).toArray();
        return String.format(
                Locale.ROOT, "%016x", Seeds.derive(Seeds.derive(seed, String.join("\n", classes)), hashes));
    }

    private static void writePage(OutputStream out, String test, List<String> classes, List<Placed> order, boolean half)
            throws IOException {
        Page page = Page.read();
        Gson gson = new Gson();
        String head = "{\"test\":" + gson.toJson(test) + ",\"half\":" + half + ",\"classes\":" + gson.toJson(classes);
        out.write((page.beforeData() + head + ",\"images\":[").getBytes(StandardCharsets.UTF_8));
        String separator = "";
        for (Placed placed : order) {
            out.write((separator + "\n\"").getBytes(StandardCharsets.UTF_8));
            out.write(Base64.getEncoder().encode(PngFile.encode(placed.item().image())));
            out.write('"');
            separator = ",";
        }
        out.write(("\n]}" + page.afterData()).getBytes(StandardCharsets.UTF_8));
    }
}
