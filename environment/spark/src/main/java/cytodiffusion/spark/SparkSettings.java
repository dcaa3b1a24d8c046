package cytodiffusion.spark;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/**
 * How Spark is set up: as the caller says, else as {@code spark-defaults.conf} does, else as is good for this library. A
 * worker process computes one partition at a time, with as many threads of libtorch as it has cores: so neither Spark's
 * tasks nor libtorch's threads wait for each other.
 */
final class SparkSettings {
    /** Cores of a worker process, all of them for one task. Two processes of one thread are faster than one of two. */
    private static final String CORES = "spark.executor.cores";

    private static final String CORES_OF_TASK = "spark.task.cpus";

    private static final int MEMORY_MEBIBYTES = 2048;

    /** As Spark's own {@code spark.redaction.regex}. */
    private static final Pattern SECRET = Pattern.compile("(?i)secret|password|token|access[.]?key");

    private static final List<String> JAVA_OPTIONS = List.of(
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "-Dai.djl.pytorch.native_helper=cytodiffusion.tensor.WholeLibrary");

    private SparkSettings() {}

    /**
     * The settings.
     *
     * @param given by the caller
     * @throws IllegalArgumentException where something given is no setting, or a secret, which is no business of a
     *     command line
     */
    static SparkConf of(Master master, Map<String, String> given) {
        SparkConf conf = new SparkConf().setMaster(master.url()).setAppName("cyto");
        given.forEach((name, value) -> conf.set(checked(name), value));
        defaults().forEach((name, value) -> conf.setIfMissing(name.toString(), value.toString()));
        master.coresOfWorker().ifPresent(cores -> conf.setIfMissing(CORES, Integer.toString(cores)));
        if (master.isThisProcess()) {
            conf.setIfMissing("spark.ui.enabled", "false");
        } else {
            conf.setIfMissing(CORES, "1");
            conf.setIfMissing(CORES_OF_TASK, conf.get(CORES));
            conf.setIfMissing("spark.executor.memory", master.memoryOfWorker().orElse(MEMORY_MEBIBYTES) + "m");
            String classes = System.getProperty("java.class.path");
            conf.setIfMissing("spark.executor.extraClassPath", classes);
            setExecutorEnvironment(conf);
        }
        if (master.isThisMachine()) {
            conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
        }
        if (master.isLocalCluster()) {
            prepareHome();
            conf.setExecutorEnv("SPARK_SCALA_VERSION", "2.13");
        }
        // A table has a column for each class: Spark warns of each plan that has more than 25 of them.
        conf.setIfMissing("spark.sql.debug.maxToStringFields", "1000");
        // A finished partition stays where the driver dies: each task moves its own file to its place.
        conf.setIfMissing("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "2");
        return conf;
    }

    /** Threads of libtorch in a worker process; 0 leaves them as they are. */
    static int threads(Master master, SparkConf conf) {
        return master.isThisProcess() ? 0 : conf.getInt(CORES_OF_TASK, 1);
    }

    private static void setExecutorEnvironment(SparkConf conf) {
        String threads = conf.get(CORES_OF_TASK);
        // As in environment/settings.
        Map<String, String> environment = Map.of(
                "OMP_NUM_THREADS",
                threads,
                "GOMP_SPINCOUNT",
                "20000",
                "TORCH_CPP_LOG_LEVEL",
                "ERROR",
                "GLIBC_TUNABLES",
                "glibc.malloc.hugetlb=1");
        environment.forEach((name, value) -> conf.setIfMissing("spark.executorEnv." + name, value));
        String asked = conf.get("spark.executor.extraJavaOptions", "");
        conf.set("spark.executor.extraJavaOptions", (String.join(" ", JAVA_OPTIONS) + " " + asked).strip());
    }

    private static String checked(String name) {
        if (!name.startsWith("spark.")) {
            throw new IllegalArgumentException("Spark has no setting " + name + ": their names begin with spark.");
        }
        if (SECRET.matcher(name).find()) {
            throw new IllegalArgumentException(name + " is a secret, and every user of this machine can read commands:"
                    + " put it into spark-defaults.conf below SPARK_CONF_DIR, or see docs/cluster.md");
        }
        return name;
    }

    /** What Spark's own launcher would read. */
    private static Properties defaults() {
        Properties found = new Properties();
        String folder = System.getenv("SPARK_CONF_DIR");
        if (folder == null && System.getenv("SPARK_HOME") != null) {
            folder = Path.of(System.getenv("SPARK_HOME"), "conf").toString();
        }
        Path file = folder == null ? null : Path.of(folder, "spark-defaults.conf");
        if (file != null && Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                found.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be read", e);
            }
        }
        found.keySet().removeIf(name -> !name.toString().startsWith("spark."));
        return found;
    }

    /**
     * Spark's own worker processes take its jars from the folder SPARK_HOME, and write there. Ours are on the class path:
     * any folder with an empty one of that name does.
     */
    private static void prepareHome() {
        String home = System.getenv("SPARK_HOME");
        if (home == null) {
            throw new IllegalArgumentException("local-cluster needs SPARK_HOME, a folder that Spark may write into:"
                    + " environment/cyto and environment/jupyter set it");
        }
        try {
            Files.createDirectories(Path.of(home, "jars"));
        } catch (IOException e) {
            throw new IllegalArgumentException("Spark cannot write into SPARK_HOME, " + home + ": " + e, e);
        }
    }
}
