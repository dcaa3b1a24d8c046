package cytodiffusion.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What this process computes on, for records: a result is repeatable bit for bit only on the same. */
public final class Machine {
    private static final List<String> KERNEL_VARIABLES =
            List.of("ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA", "ATEN_CPU_CAPABILITY");

    private static final Pattern UNIT = Pattern.compile("sse\\d.*|avx.*|amx.*|fma|f16c|asimd.*|sve.*|bf16|i8mm");

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

    /**
     * What decides by which kernels libtorch computes: the device, the processor with its units, libtorch's version, and
     * the environment's variables that choose among kernels.
     */
    public static String numerics() {
        StringBuilder text = new StringBuilder(description())
                .append(", ")
                .append(device())
                .append(", libtorch ")
                .append(Engine.getInstance().getVersion())
                .append(", units ")
                .append(String.join(" ", units()));
        for (String variable : KERNEL_VARIABLES) {
            String value = System.getenv(variable);
            if (value != null) {
                text.append(", ").append(variable).append('=').append(value);
            }
        }
        return text.toString();
    }

    /** The processor's vector and matrix units as Linux names them; none where they are not known. */
    public static List<String> units() {
        return List.of(cpuInfo("flags").split(" ")).stream()
                .filter(flag -> UNIT.matcher(flag).matches())
                .sorted()
                .toList();
    }

    private static String processor() {
        String model = cpuInfo("model name");
        return model.isEmpty() ? System.getProperty("os.arch") + " processor" : model;
    }

    private static String cpuInfo(String entry) {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith(entry))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
