package cytodiffusion.cli;

import cytodiffusion.tensor.LibtorchFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Recognizes what keeps libtorch from being unpacked and loaded: all of it is a matter of the user's machine. */
final class EnvironmentFault {
    /** What unpacking libtorch takes, and some room. */
    private static final double LIBTORCH_GIB = 0.5;

    private EnvironmentFault() {}

    /** One or more sentences that say what is at fault and what to do; empty for a failure of another kind. */
    static Optional<String> explain(Throwable problem) {
        String said = Stream.iterate(problem, t -> t != null, Throwable::getCause)
                .map(String::valueOf)
                .reduce("", (a, b) -> a + "\n" + b);
        Path cache = LibtorchFolder.cache();
        if (said.contains("Failed to extract PyTorch native library")
                || said.contains("Failed to download PyTorch native library")) {
            return Optional.of("libtorch cannot be unpacked into " + cache + ": " + whyNot(said, cache)
                    + String.format(
                            Locale.ROOT, " It takes %.1f GiB. DJL_CACHE_DIR names another folder.", LIBTORCH_GIB));
        }
        boolean loading = said.contains("Failed to load PyTorch native library");
        if (loading && (said.contains("failed to map segment") || said.contains("Cannot allocate memory"))) {
            return Optional.of(
                    "There is not enough memory, or address space, to load libtorch from " + cache + " beside Java's"
                            + " heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB. Give Java less"
                            + " (JAVA_TOOL_OPTIONS=-Xmx1g), end other programs, or lift the limit of the shell or the job"
                            + " (ulimit -v unlimited).");
        }
        if (loading) {
            return Optional.of(
                    "libtorch in " + cache + " cannot be loaded:" + lastLine(said) + "\nIf its files are damaged,"
                            + " delete that folder; it is unpacked again. DJL_CACHE_DIR names another.");
        }
        return Optional.empty();
    }

    private static String whyNot(String said, Path cache) {
        if (said.contains("No space left on device")) {
            return "the disk that holds it is full.";
        }
        if (said.contains("Disk quota exceeded")) {
            return "your quota of that disk is used up.";
        }
        Path existing = cache;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing != null && (!Files.isDirectory(existing) || !Files.isWritable(existing))) {
            return existing + (Files.isDirectory(existing) ? " cannot be written." : " is a file, not a folder.");
        }
        return "the attempt failed:" + lastLine(said) + ".";
    }

    /** The innermost cause, without the class of its exception. */
    private static String lastLine(String said) {
        String line = said.substring(said.lastIndexOf('\n') + 1);
        return line.substring(line.indexOf(':') + 1);
    }
}
