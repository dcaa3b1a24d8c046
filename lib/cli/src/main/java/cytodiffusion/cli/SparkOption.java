package cytodiffusion.cli;

import cytodiffusion.run.Cluster;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** On which other processes the work is done, if not in this one. */
final class SparkOption {
    @Option(
            names = "--spark",
            paramLabel = "MASTER",
            description = "let Apache Spark do it: local[N], spark://HOST:PORT, yarn or k8s://..., see docs/cluster.md"
                    + " (default: this process does it)")
    private String master;

    @Option(
            names = "--spark-conf",
            paramLabel = "NAME=VALUE",
            description = "a setting of Spark, such as spark.executor.memory=4g; may be repeated. Secrets do not belong"
                    + " here, where every user of the machine can read them")
    private Map<String, String> settings = new LinkedHashMap<>();

    /**
     * The cluster; empty where this process does the work.
     *
     * @throws IllegalArgumentException where it cannot be asked, which is wrong usage
     */
    Optional<Cluster> cluster() {
        if (master == null && !settings.isEmpty()) {
            throw new IllegalArgumentException("--spark-conf needs --spark");
        }
        return Optional.ofNullable(master).map(named -> Cluster.connect(named, settings));
    }
}
