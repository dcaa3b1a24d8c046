package cytodiffusion.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Names the file that did not fit on a disk: the JDK says neither which file nor which disk. */
public final class DiskFull {
    private DiskFull() {}

    /** Whether this is what was met. */
    public static boolean isMet(IOException problem) {
        String message = String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left on device")
                || message.contains("disk quota exceeded")
                || message.contains("not enough space on the disk");
    }

    /** The failure to throw where {@code target} was being written: one that names it, or {@code problem} itself. */
    public static IOException named(Path target, IOException problem) {
        return isMet(problem)
                ? new IOException(
                        "Cannot write " + target + ": the disk is full (" + problem.getMessage() + ")", problem)
                : problem;
    }
}
