package cytodiffusion.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What to do about a folder that was to hold one folder of images a class, and does not. */
final class NoClasses {
    private NoClasses() {}

    /**
     * Says what lies in a folder instead, and which path to give or what to do.
     *
     * @param failures folders in it that could not be listed
     */
    static String in(Path root, List<Failure> failures) throws IOException {
        List<Path> deeper = new ArrayList<>();
        for (Path folder : ImageFolder.visible(root, Files::isDirectory)) {
            if (holdsClasses(folder)) {
                deeper.add(folder);
            }
        }
        if (!deeper.isEmpty()) {
            return deeper(root, deeper);
        }
        List<Path> images = images(root);
        if (!images.isEmpty()) {
            return flat(root, images.size());
        }
        return "No images below " + root + (failures.isEmpty() ? "" : " (" + failures.get(0) + ")")
                + ": expected one folder per class, each holding files that end in "
                + String.join(", ", ImageFolder.ENDINGS) + contents(root);
    }

    private static String deeper(Path root, List<Path> folders) {
        String names = folders.stream().map(ImageFolder::nameOf).collect(Collectors.joining(", "));
        Path first = folders.stream()
                .filter(folder ->
                        ImageFolder.nameOf(folder).toLowerCase(Locale.ROOT).contains("train"))
                .findFirst()
                .orElse(folders.get(0));
        return folders.stream().map(ImageFolder::nameOf).allMatch(DataParts::isPart)
                ? root + " holds the parts of a dataset, " + names
                        + ", each with one folder per class: give the path of" + " one of them, such as " + first
                : "No images in the folders of " + root + ", but one level deeper, in those of " + names
                        + ": give the folder that holds one folder per class, such as " + first;
    }

    private static String flat(Path root, int images) throws IOException {
        List<Path> tables = LabelFile.in(root);
        String say = images + " images lie in " + root + " itself, where one folder per class is expected: ";
        return tables.isEmpty()
                ? say + "sort them into folders named as their classes, or name the class of each in a table with the"
                        + " columns file and label (--labels FILE)"
                : say + "for the labels of the table beside them add --labels " + tables.get(0);
    }

    private static String contents(Path root) throws IOException {
        String there = LeftOut.of(FilesBelow.of(root).files().keySet()).toString();
        return there.isEmpty() ? "; it is empty" : "; it holds " + there;
    }

    private static boolean holdsClasses(Path folder) throws IOException {
        try {
            for (Path inner : ImageFolder.visible(folder, Files::isDirectory)) {
                if (!images(inner).isEmpty()) {
                    return true;
                }
            }
        } catch (AccessDeniedException e) {
            return false;
        }
        return false;
    }

    private static List<Path> images(Path folder) throws IOException {
        return ImageFolder.visible(folder, path -> ImageFolder.isImageName(path) && !Files.isDirectory(path));
    }
}
