package cytodiffusion.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a command's results go: a stream that swallows what cannot be written, a full disk's for instance. */
final class StandardOutput {
    private static final Path LINUX = Path.of("/proc/self/fd/1");

    private StandardOutput() {}

    /** What to say where not all that was printed has arrived. */
    static Optional<String> complaint() {
        return System.out.checkError() ? complaint(target()) : Optional.empty();
    }

    /** @param target file or device, empty where it is not known */
    static Optional<String> complaint(String target) {
        if (target.startsWith("pipe:") || target.startsWith("socket:")) {
            // Whoever read it has had enough, as 'head' has.
            return Optional.empty();
        }
        return Optional.of("What the command printed is not complete: "
                + (target.isEmpty() ? "standard output" : target)
                + " cannot be written; its disk may be full");
    }

    private static String target() {
        try {
            return Files.readSymbolicLink(LINUX).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
