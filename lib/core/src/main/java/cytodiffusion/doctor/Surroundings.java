package cytodiffusion.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** Memory and disk of the machine. */
final class Surroundings {
    private Surroundings() {}

    /** All of the machine's memory, in GiB; not a number where the JVM cannot tell. */
    static double memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? gibibytes(system.getTotalMemorySize())
                : Double.NaN;
    }

    /** What may still be written into a folder or the nearest one above it that exists, in GiB. */
    static double freeDisk(Path folder) {
        File existing = folder.toAbsolutePath().toFile();
        while (!existing.exists() && existing.getParentFile() != null) {
            existing = existing.getParentFile();
        }
        return gibibytes(existing.getUsableSpace());
    }

    static double gibibytes(long bytes) {
        return Math.round(10.0 * bytes / (1L << 30)) / 10.0;
    }
}
