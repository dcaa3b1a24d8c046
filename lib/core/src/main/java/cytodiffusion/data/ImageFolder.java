package cytodiffusion.data;

import cytodiffusion.data.catalog.Manifest;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A folder of images laid out as {@code root/<class>/<file>}. Only these two levels are looked at, so a link back to a
 * parent does no harm; hidden entries, files without an image's ending and folders without images are passed over.
 *
 * @param root the folder that was scanned
 * @param classes names of the folders that hold images, in Unicode NFC, sorted by code unit, unless renamed since
 * @param images every image file, sorted by class and file name; none has been read yet
 * @param failures class folders that could not be listed
 */
public record ImageFolder(Path root, List<String> classes, List<LabelledImage> images, List<Failure> failures) {
    /** Endings of the files that count as images, in lower case; the last three are other names of JPEG files. */
    public static final List<String> ENDINGS =
            List.of("png", "jpg", "jpeg", "bmp", "tif", "tiff", "jpe", "jfif", "pjpeg");

    public ImageFolder {
        classes = List.copyOf(classes);
        images = List.copyOf(images);
        failures = List.copyOf(failures);
    }

    /**
     * Lists the images below {@code root}.
     *
     * @throws IOException if there is no such folder, it cannot be listed, or no image lies in it
     */
    public static ImageFolder scan(Path root) throws IOException {
        if (ImageLister.isForeign(root)) {
            return ImageLister.find()
                    .orElseThrow(() -> new IllegalArgumentException(
                            ImageLister.address(root) + " is read by Apache Spark: add --spark, as --spark 'local[*]'"))
                    .list(root);
        }
        if (!Files.exists(root)) {
            throw new NoSuchFileException("There is no folder " + root);
        }
        if (!Files.isDirectory(root)) {
            throw new NotDirectoryException(root + " is a file, not a folder of images");
        }
        TreeMap<String, List<Path>> filesOfClass = new TreeMap<>();
        List<Failure> failures = new ArrayList<>();
        for (Path folder : visible(root, Files::isDirectory)) {
            String name = Normalizer.normalize(folder.getFileName().toString(), Normalizer.Form.NFC);
            try {
                List<Path> files = visible(folder, path -> isImageName(path) && !Files.isDirectory(path));
                if (!files.isEmpty() && filesOfClass.put(name, files) != null) {
                    throw new IOException("Two folders in " + root + " are called \"" + name
                            + "\" once their letters are normalised; rename one");
                }
            } catch (AccessDeniedException e) {
                failures.add(new Failure(folder, "the folder cannot be listed: permission denied"));
            }
        }
        if (filesOfClass.isEmpty()) {
            throw new IOException(NoClasses.in(root, failures));
        }
        if (filesOfClass.keySet().stream().allMatch(DataParts::isPart)) {
            throw new IOException(root + " holds the parts of a dataset, " + String.join(", ", filesOfClass.keySet())
                    + ", not classes: give a folder that holds one folder per class, or name each file's class in a"
                    + " table (--labels FILE)");
        }
        return new ImageFolder(root, List.copyOf(filesOfClass.keySet()), label(filesOfClass), failures);
    }

    /**
     * Lists the classes in {@code folder} as {@link #scan} does, or where it has no folders the images that lie in it; those
     * make up one class, which is named after it.
     *
     * @throws IOException if it cannot be listed, or there is no image
     */
    public static ImageFolder classesOrOne(Path folder) throws IOException {
        return visible(folder, Files::isDirectory).isEmpty() ? ofOneClass(folder) : scan(folder);
    }

    private static ImageFolder ofOneClass(Path folder) throws IOException {
        List<Path> files = visible(folder, path -> isImageName(path) && !Files.isDirectory(path));
        if (files.isEmpty()) {
            throw new IOException(
                    "No images in " + folder + ": expected files that end in " + String.join(", ", ENDINGS));
        }
        String name = nameOf(folder.toAbsolutePath().normalize());
        return new ImageFolder(folder, List.of(name), label(Map.of(name, files)), List.of());
    }

    /** How many images each class has, in the order of {@link #classes()}. */
    public int[] counts() {
        int[] counts = new int[classes.size()];
        for (LabelledImage image : images) {
            counts[image.label()]++;
        }
        return counts;
    }

    /**
     * The same images, labelled by their position in {@code names}, a model's classes for instance.
     *
     * @throws IllegalArgumentException if a class of this folder is not among them
     */
    public ImageFolder withClasses(List<String> names) {
        for (String name : classes) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("The class \"" + name + "\" of " + root + " is not among "
                        + String.join(", ", names) + "; rename its folder to one of them or move it away");
            }
        }
        return renamed(names, Map.of());
    }

    /**
     * The images under the class names of this project: classes that the manifest maps to the same one are merged,
     * those that it leaves out are dropped, and those that it does not know keep their names.
     */
    public ImageFolder mapped(Manifest manifest) {
        Map<String, String> ours = new HashMap<>();
        manifest.classes().forEach(cellClass -> ours.put(cellClass.name(), cellClass.ours()));
        List<String> names = classes.stream()
                .map(name -> ours.getOrDefault(name, name))
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
        return renamed(names, ours);
    }

    /** The same images in this range. */
    ImageFolder in(ValueRange values) {
        return new ImageFolder(
                root, classes, images.stream().map(image -> image.in(values)).toList(), failures);
    }

    private ImageFolder renamed(List<String> names, Map<String, String> ours) {
        List<LabelledImage> relabelled = new ArrayList<>();
        for (LabelledImage image : images) {
            String name = classes.get(image.label());
            int label = names.indexOf(ours.getOrDefault(name, name));
            if (label >= 0) {
                relabelled.add(image.withLabel(label));
            }
        }
        return new ImageFolder(root, names, relabelled, failures);
    }

    /** Images of classes that a table names, each class's by their names, which end like those of files. */
    public static ImageFolder labelled(Path root, TreeMap<String, Map<String, Path>> filesOfClass) {
        List<LabelledImage> images = new ArrayList<>();
        int label = 0;
        for (Map.Entry<String, Map<String, Path>> entry : filesOfClass.entrySet()) {
            Map<String, Path> files = entry.getValue();
            boolean stemsDiffer = haveDistinctStems(files.keySet());
            for (Map.Entry<String, Path> file : files.entrySet()) {
                String name = stemsDiffer ? stem(file.getKey()) : file.getKey();
                images.add(new LabelledImage(file.getValue(), entry.getKey() + "/" + name, label));
            }
            label++;
        }
        return new ImageFolder(root, List.copyOf(filesOfClass.keySet()), images, List.of());
    }

    private static List<LabelledImage> label(Map<String, List<Path>> filesOfClass) {
        List<LabelledImage> images = new ArrayList<>();
        int label = 0;
        for (Map.Entry<String, List<Path>> entry : filesOfClass.entrySet()) {
            boolean stemsDiffer = haveDistinctStems(
                    entry.getValue().stream().map(ImageFolder::nameOf).toList());
            for (Path file : entry.getValue()) {
                String name = stemsDiffer ? stem(nameOf(file)) : nameOf(file);
                images.add(new LabelledImage(file, entry.getKey() + "/" + name, label));
            }
            label++;
        }
        return images;
    }

    /** Where {@code a.png} stands beside {@code a.jpg}, the endings belong to the names of their class. */
    private static boolean haveDistinctStems(Collection<String> names) {
        Set<String> stems = new HashSet<>();
        return names.stream().allMatch(name -> stems.add(stem(name)));
    }

    /** What is in a folder, but for hidden entries, sorted by name. */
    static List<Path> visible(Path folder, DirectoryStream.Filter<Path> wanted) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!entry.getFileName().toString().startsWith(".") && wanted.accept(entry)) {
                    found.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        found.sort((a, b) -> nameOf(a).compareTo(nameOf(b)));
        return found;
    }

    static boolean isImageName(Path file) {
        return ENDINGS.contains(ending(file));
    }

    /** What follows the last point of a file's name, in lower case; empty where there is none. */
    static String ending(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
    }

    private static String stem(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** A file's or folder's name in Unicode NFC. */
    static String nameOf(Path file) {
        return Normalizer.normalize(file.getFileName().toString(), Normalizer.Form.NFC);
    }
}
