package cytodiffusion.tensor;

import ai.djl.engine.Engine;
import ai.djl.util.Platform;
import java.io.IOException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads libtorch's unpacked files for DJL, which finds this class by the system property
 * {@code ai.djl.pytorch.native_helper}. A file that was cut short is refused first: once it is mapped into memory, the
 * process would be killed (SIGBUS) where it reads beyond the file's end.
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
            requireWhole(folder);
            WHOLE.add(folder);
        }
        System.load(path);
        if (Path.of(path).endsWith(BASE)) {
            LibraryRemarks.readLevel(path);
        }
    }

    /** @throws IllegalStateException naming the file below {@code folder} that has another length than when it was packed */
    static void requireWhole(Path folder) throws IOException {
        Platform platform = Platform.detectPlatform(ENGINE);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (Path file : files) {
                OptionalLong packed = packed(file.getFileName().toString(), platform);
                long found = Files.size(file);
                if (packed.isPresent() && packed.getAsLong() != found) {
                    throw new IllegalStateException(
                            file.getFileName() + " has " + found + " bytes instead of " + packed.getAsLong());
                }
            }
        }
    }

    /** The length of a file in the library that it was unpacked from; empty where it came from elsewhere. */
    private static OptionalLong packed(String name, Platform platform) throws IOException {
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
        long length = packed == null ? -1 : packed.openConnection().getContentLengthLong();
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }
}
