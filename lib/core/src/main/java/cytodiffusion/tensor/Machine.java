package cytodiffusion.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this process computes on, for records: a result is repeatable bit for bit only on the same. */
public final class Machine {
    private Machine() {}

    /** The GPU if libtorch sees one, else the CPU. */
    public static Device device() {
        return Engine.getInstance().defaultDevice();
    }

    /** Threads that libtorch uses within an operation. */
    public static int threads() {
        Engine.getInstance();
        return JniUtils.getNumThreads();
    }

    /** Makes libtorch use {@code count} threads, as an earlier part of the same training did. */
    public static void useThreads(int count) {
        Engine.getInstance();
        JniUtils.setNumThreads(count);
    }

    /** Processor and operating system in one line. */
    public static String description() {
        return processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    /** Versions of what takes part in a computation. */
    public static Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("java", Runtime.version().toString());
        versions.put("djl", Engine.getDjlVersion());
        versions.put("libtorch", Engine.getInstance().getVersion());
        return versions;
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return System.getProperty("os.arch") + " processor";
        }
    }
}
