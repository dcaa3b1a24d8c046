package cytodiffusion.tensor;

import ai.djl.engine.Engine;
import ai.djl.util.Platform;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;

/**
 * Loads libtorch's unpacked files for DJL, which finds this class by the system property
 * {@code ai.djl.pytorch.native_helper}. A file that is not as it was packed is refused first: of one that was cut short the
 * process would be killed (SIGBUS) where it reads beyond the file's end, and one with other content may compute anything.
 */
public final class WholeLibrary {
    /** As its callers in DJL know it. */
    private static final String ENGINE = "pytorch";

    /** The part of libtorch that prints its remarks. */
    private static final String BASE = System.mapLibraryName("c10");

    /** Folders that were found whole: DJL loads file after file from the same one. */
    private static final Set<Path> WHOLE = ConcurrentHashMap.newKeySet();

    private WholeLibrary() {}

    /**
     * Loads a file, after all that lie beside it were found whole, as the system's loader takes those that it needs.
     *
     * @param path absolute path of the file
     * @throws IllegalStateException naming the file that is not whole
     * @throws UnsatisfiedLinkError where it cannot be loaded
     */
    public static void load(String path) throws IOException {
        Path folder = Path.of(path).getParent();
        if (!WHOLE.contains(folder)) {
            requireWhole(folder, FoundWhole.ofUser());
            WHOLE.add(folder);
        }
        System.load(path);
        if (Path.of(path).endsWith(BASE)) {
            LibraryRemarks.readLevel(path);
        }
    }

    /**
     * Compares files with those that they were unpacked from; others are passed over.
     *
     * @param found files whose content need not be read again
     * @throws IllegalStateException naming the file in {@code folder} whose length or content is another
     */
    static void requireWhole(Path folder, FoundWhole found) throws IOException {
        Platform platform = Platform.detectPlatform(ENGINE);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (Path file : files) {
                Optional<JarEntry> packed = packed(file.getFileName().toString(), platform);
                if (packed.isPresent()) {
                    requireWhole(file, packed.get(), found);
                }
            }
        }
    }

    private static void requireWhole(Path file, JarEntry packed, FoundWhole found) throws IOException {
        long size = Files.size(file);
        if (size != packed.getSize()) {
            throw new IllegalStateException(
                    file.getFileName() + " has " + size + " bytes instead of " + packed.getSize());
        }
        if (!found.has(file, packed.getCrc())) {
            throw new IllegalStateException(
                    file.getFileName() + " has its " + size + " bytes, but not the content that it was packed with");
        }
    }

    /** The file in the library that it was unpacked from; empty where it came from elsewhere. */
    private static Optional<JarEntry> packed(String name, Platform platform) throws IOException {
        String flavor = platform.getFlavor();
        String classifier = platform.getClassifier();
        // DJL's own part is unpacked with its version in front, beside that of other versions.
        String own = Engine.getDjlVersion() + "-";
        URL packed = WholeLibrary.class
                .getClassLoader()
                .getResource(
                        name.startsWith(own)
                                ? "jnilib/" + classifier + "/" + flavor + "/" + name.substring(own.length())
                                : ENGINE + "/" + flavor + "/" + classifier + "/" + name);
        return packed != null && packed.openConnection() instanceof JarURLConnection jar
                ? Optional.of(jar.getJarEntry())
                : Optional.empty();
    }
}
