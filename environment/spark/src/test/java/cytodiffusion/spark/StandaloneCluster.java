package cytodiffusion.spark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Spark's own master and workers, each a process on this machine, started from nothing but the class path. */
final class StandaloneCluster implements AutoCloseable {
    /** What Spark reaches into. */
    static final List<String> SPARK_OPTIONS = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("--add-opens"))
            .toList();

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final int port;

    private StandaloneCluster(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** A master without workers. */
    static StandaloneCluster start(Path folder) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        StandaloneCluster cluster = new StandaloneCluster(Files.createDirectories(folder), port);
        // Spark's workers look for a folder of its jars; all of them are on the class path.
        Files.createDirectories(folder.resolve("home/jars"));
        Path log = cluster.java(
                "master",
                Map.of(),
                List.of(
                        "org.apache.spark.deploy.master.Master",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--webui-port",
                        "0"));
        await("the master starts", () -> says(log, "I have been elected leader"));
        return cluster;
    }

    String url() {
        return "spark://127.0.0.1:" + port;
    }

    /** Adds a worker of one core, with these variables in its environment. */
    Process worker(String name, Map<String, String> environment) throws IOException {
        Path log = java(
                name,
                environment,
                List.of(
                        "org.apache.spark.deploy.worker.Worker",
                        "--host",
                        "127.0.0.1",
                        "--webui-port",
                        "0",
                        "--cores",
                        "1",
                        "--memory",
                        "1g",
                        "--work-dir",
                        folder.resolve(name + "-work").toString(),
                        url()));
        await(name + " registers", () -> says(log, "Successfully registered with master"));
        return processes.get(processes.size() - 1);
    }

    /** The process that does a worker's work, once there is one. */
    static ProcessHandle executorOf(Process worker) {
        await(
                "an executor starts",
                () -> worker.descendants().findAny().isPresent());
        return worker.descendants().findAny().orElseThrow();
    }

    private Path java(String name, Map<String, String> environment, List<String> arguments) throws IOException {
        Path log = folder.resolve(name + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(SPARK_OPTIONS);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().putAll(environment);
        processes.add(builder.start());
        return log;
    }

    private static boolean says(Path log, String words) {
        try {
            return Files.exists(log) && Files.readString(log).contains(words);
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits until something is so. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain until " + what);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError("Interrupted while waiting until " + what, e);
            }
        }
    }

    @Override
    public void close() {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
