package cytodiffusion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Memory as Linux counts it, libtorch's included; not known on other systems. */
final class Memory {
    private Memory() {}

    /** The most bytes that this process has held at once. */
    static OptionalLong peak() {
        return bytes(Path.of("/proc/self/status"), "VmHWM:");
    }

    /** Bytes that a process can take without others being moved out. */
    static OptionalLong free() {
        return bytes(Path.of("/proc/meminfo"), "MemAvailable:");
    }

    /** What the file gives in KiB, in bytes. */
    private static OptionalLong bytes(Path file, String entry) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(entry))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
