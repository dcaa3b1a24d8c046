package cytodiffusion.data.catalog;

import cytodiffusion.io.Sha256;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a dataset's folder compares with the files that its manifest pins.
 *
 * @param verified how many files have the SHA-256 that is asked for
 * @param missing pinned files that are not there
 * @param changed pinned files with another content, or that cannot be read
 * @param extra files that are there but not pinned, hidden ones apart
 * @param complete whether every pinned file was looked at, rather than the work stopped
 */
public record Verification(
        int verified, List<String> missing, List<String> changed, List<String> extra, boolean complete) {
    public Verification {
        missing = List.copyOf(missing);
        changed = List.copyOf(changed);
        extra = List.copyOf(extra);
    }

    /** Whether the folder holds every pinned file unchanged; extra files do no harm. */
    public boolean passed() {
        return complete && missing.isEmpty() && changed.isEmpty();
    }

    /**
     * Hashes every pinned file in {@code folder}.
     *
     * @throws IllegalArgumentException if the manifest pins no file
     */
    public static Verification of(Manifest manifest, Path folder, Progress progress, Stop stop) throws IOException {
        if (manifest.files().isEmpty()) {
            throw new IllegalArgumentException("The manifest of " + manifest.id()
                    + " pins no file, as its origin publishes no checksum; there is nothing to verify against");
        }
        List<String> missing = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        int seen = 0;
        int total = manifest.files().size();
        try (Progress.Task task = progress.start("Verifying " + manifest.id(), "files", total)) {
            for (Manifest.PinnedFile file : manifest.files()) {
                if (stop.requested()) {
                    break;
                }
                Path path = folder.resolve(file.path());
                if (!Files.isRegularFile(path)) {
                    missing.add(file.path());
                } else if (!hashes(path, file.sha256())) {
                    changed.add(file.path());
                }
                task.update(++seen, "");
            }
        }
        int verified = seen - missing.size() - changed.size();
        return new Verification(verified, missing, changed, extra(manifest, folder), seen == total);
    }

    private static boolean hashes(Path file, String sha256) {
        try {
            return Sha256.of(file).equals(sha256);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> extra(Manifest manifest, Path folder) throws IOException {
        TreeSet<String> extra = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> relative(folder, path))
                    .filter(name -> !name.startsWith(".") && !name.contains("/."))
                    .forEach(extra::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        manifest.files().forEach(file -> extra.remove(file.path()));
        return List.copyOf(extra);
    }

    private static String relative(Path folder, Path file) {
        return Stream.of(folder.relativize(file))
                .flatMap(path -> Stream.iterate(0, i -> i < path.getNameCount(), i -> i + 1)
                        .map(i -> path.getName(i).toString()))
                .collect(Collectors.joining("/"));
    }
}
