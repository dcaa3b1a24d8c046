package cytodiffusion.experiment.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory as Linux counts it, libtorch's included; 0 on other systems. */
final class Memory {
    private Memory() {}

    /** The most bytes that this process has held at once. */
    static long peak() {
        return kibibytes(Path.of("/proc/self/status"), "VmHWM:") * 1024;
    }

    /** Bytes that a process can take without others being moved out. */
    static long free() {
        return kibibytes(Path.of("/proc/meminfo"), "MemAvailable:") * 1024;
    }

    private static long kibibytes(Path file, String entry) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(entry))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
