package cytodiffusion.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All files below a folder, however deep, found by their paths in it. Hidden entries are passed over, and links to folders
 * are followed in the folder itself only, and never back to where it lies, so that none can loop.
 */
final class FilesBelow {
    private final Path root;
    /** By path below the root, in Unicode NFC with slashes. */
    private final TreeMap<String, Path> files = new TreeMap<>();

    private final Map<Path, String> names = new HashMap<>();
    private final Map<String, List<Path>> byStem = new HashMap<>();

    private FilesBelow(Path root) {
        this.root = root;
    }

    static FilesBelow of(Path root) throws IOException {
        FilesBelow found = new FilesBelow(root);
        found.add(root, "");
        return found;
    }

    private void add(Path folder, String prefix) throws IOException {
        for (Path entry : ImageFolder.visible(folder, path -> true)) {
            String name = prefix + ImageFolder.nameOf(entry);
            if (!Files.isDirectory(entry)) {
                files.put(name, entry);
                names.put(entry, name);
                byStem.computeIfAbsent(withoutEnding(name), stem -> new ArrayList<>())
                        .add(entry);
            } else if (!Files.isSymbolicLink(entry) || prefix.isEmpty() && !leadsBack(entry)) {
                try {
                    add(entry, name + "/");
                } catch (AccessDeniedException e) {
                    // Who lists the classes names the folders that cannot be read.
                }
            }
        }
    }

    private boolean leadsBack(Path link) throws IOException {
        return root.toRealPath().startsWith(link.toRealPath());
    }

    Path root() {
        return root;
    }

    /** The files by their paths below the root, sorted. */
    Map<String, Path> files() {
        return files;
    }

    /** The path of one of these files below the root. */
    String nameOf(Path file) {
        return names.get(file);
    }

    /** The file of this path, or those of this path without an ending, those that are images before others. */
    List<Path> named(String path) {
        String name = path.replace('\\', '/').replaceFirst("^(\\./)+", "");
        if (files.containsKey(name)) {
            return List.of(files.get(name));
        }
        List<Path> all = byStem.getOrDefault(name, List.of());
        List<Path> images = all.stream().filter(ImageFolder::isImageName).toList();
        return images.isEmpty() ? all : images;
    }

    /** Where a file of the same name lies, if there is just one, for a message. */
    String suggestion(String path) {
        String name = path.replace('\\', '/');
        String last = name.substring(name.lastIndexOf('/') + 1);
        List<String> meant = files.keySet().stream()
                .filter(file -> file.equalsIgnoreCase(name)
                        || file.equals(last)
                        || file.endsWith("/" + last)
                        || withoutEnding(file).equals(withoutEnding(name)))
                .toList();
        return meant.size() == 1 ? ", here \"" + meant.get(0) + "\"" : "";
    }

    private static String withoutEnding(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
    }
}
