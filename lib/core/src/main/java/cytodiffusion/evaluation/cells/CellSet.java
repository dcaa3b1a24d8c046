package cytodiffusion.evaluation.cells;

import cytodiffusion.data.CellSource;
import cytodiffusion.data.image.RgbImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Pictures of cells of one size with their classes.
 *
 * @param classes names of the classes
 * @param images all of one size
 * @param labels class of each image; the array is not copied
 */
public record CellSet(List<String> classes, List<RgbImage> images, int[] labels) {
    public CellSet {
        classes = List.copyOf(classes);
        images = List.copyOf(images);
        if (images.size() != labels.length || images.isEmpty()) {
            throw new IllegalArgumentException("A set of cells needs at least one, and a class for each: not "
                    + images.size() + " images and " + labels.length + " classes");
        }
    }

    public int size() {
        return images.size();
    }

    /** Side of the images in pixels. */
    public int imageSize() {
        return images.get(0).width();
    }

    /** Name of the class of image {@code index}. */
    public String className(int index) {
        return classes.get(labels[index]);
    }

    /** How many there are of the rarest class. */
    public int fewestOfAClass() {
        return IntStream.range(0, classes.size())
                .map(c ->
                        (int) Arrays.stream(labels).filter(label -> label == c).count())
                .min()
                .orElse(0);
    }

    /** The first {@code count} cells of each class, or all where a class has fewer. */
    public CellSet perClass(int count) {
        return perClass(0, count);
    }

    /** {@code count} cells of each class, after the first {@code skipped} ones. */
    public CellSet perClass(int skipped, int count) {
        int[] places = placesInClass();
        return where(i -> places[i] >= skipped && places[i] < skipped + count);
    }

    /** The cells of some classes, which are numbered in this order. */
    public CellSet ofClasses(List<String> wanted) {
        int[] chosen = IntStream.range(0, size())
                .filter(i -> wanted.contains(className(i)))
                .toArray();
        return new CellSet(
                wanted,
                Arrays.stream(chosen).mapToObj(images::get).toList(),
                Arrays.stream(chosen).map(i -> wanted.indexOf(className(i))).toArray());
    }

    /** These and the cells of another set with the same classes, which follow. */
    public CellSet and(CellSet others) {
        if (!classes.equals(others.classes)) {
            throw new IllegalArgumentException("Cells of " + classes + " and of " + others.classes + " make no set");
        }
        List<RgbImage> all = new ArrayList<>(images);
        all.addAll(others.images);
        return new CellSet(
                classes,
                all,
                IntStream.concat(Arrays.stream(labels), Arrays.stream(others.labels))
                        .toArray());
    }

    /** The pixels of each image, one row an image, as values in [0, 255]. */
    public double[][] pixels() {
        return images.stream()
                .map(image -> IntStream.range(0, image.pixels().length)
                        .mapToDouble(i -> image.pixels()[i] & 0xff)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** The same cells with each picture changed. */
    public CellSet each(UnaryOperator<RgbImage> change) {
        return new CellSet(classes, images.stream().map(change).toList(), labels);
    }

    /** Every other cell of each class: those with even places, or those with odd ones. */
    public CellSet half(boolean even) {
        int[] places = placesInClass();
        return where(i -> (places[i] % 2 == 0) == even);
    }

    private int[] placesInClass() {
        int[] met = new int[classes.size()];
        return Arrays.stream(labels).map(label -> met[label]++).toArray();
    }

    private CellSet where(IntPredicate wanted) {
        int[] chosen = IntStream.range(0, size()).filter(wanted).toArray();
        return new CellSet(
                classes,
                Arrays.stream(chosen).mapToObj(images::get).toList(),
                Arrays.stream(chosen).map(i -> labels[i]).toArray());
    }

    /**
     * Images of a folder as their source's preprocessing sees them, their centres alone; those that cannot be read, and
     * those of other classes, are left out.
     *
     * @param folders names of the classes that the images' labels number
     * @param classes names of the set's
     * @return empty where none is left
     */
    public static Optional<CellSet> of(CellSource source, List<String> folders, List<String> classes) {
        List<RgbImage> images = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < source.size(); i++) {
            int label = classes.indexOf(folders.get(source.image(i).label()));
            if (label >= 0) {
                source.canvas(i).ifPresent(canvas -> {
                    images.add(source.preprocessing().center(canvas));
                    labels.add(label);
                });
            }
        }
        return images.isEmpty()
                ? Optional.empty()
                : Optional.of(new CellSet(
                        classes,
                        images,
                        labels.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** One set with two classes, whatever the cells are: those of {@code first}, and those of {@code second}. */
    public static CellSet opposed(String firstName, CellSet first, String secondName, CellSet second) {
        List<RgbImage> all = new ArrayList<>(first.images());
        all.addAll(second.images());
        int[] labels = new int[all.size()];
        Arrays.fill(labels, first.size(), labels.length, 1);
        return new CellSet(List.of(firstName, secondName), all, labels);
    }
}
