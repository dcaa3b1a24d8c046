package cytodiffusion.cli.option;

import cytodiffusion.evaluation.EvaluationFiles;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.Judge;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.run.Cluster;
import cytodiffusion.run.Runner;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** On which other processes the work is done, if not in this one. */
public final class SparkOption {
    /** Where a cluster keeps its predictions, below the folder for the results. */
    private static final String PARTS = "predictions.parquet";

    @Option(
            names = "--spark",
            paramLabel = "MASTER",
            description = "let Apache Spark do it: local[N], local-cluster[WORKERS,CORES,MEBIBYTES], spark://HOST:PORT,"
                    + " yarn or k8s://..., see docs/cluster.md (default: this process does it)")
    private String master;

    @Option(
            names = "--spark-conf",
            paramLabel = "NAME=VALUE",
            description = "a setting of Spark, such as spark.executor.memory=4g; may be repeated. Secrets do not belong"
                    + " here, where every user of the machine can read them")
    private Map<String, String> settings = new LinkedHashMap<>();

    public boolean isGiven() {
        return master != null;
    }

    /**
     * The cluster, to be closed; empty where this process does the work.
     *
     * @throws IllegalArgumentException where it cannot be asked, which is wrong usage
     */
    public Optional<Cluster> cluster() {
        if (master == null && !settings.isEmpty()) {
            throw new IllegalArgumentException("--spark-conf needs --spark");
        }
        return Optional.ofNullable(master).map(named -> Cluster.connect(named, settings));
    }

    /**
     * Asks a cluster about images, as a request has it.
     *
     * @param out folder for the results, below which the cluster keeps its predictions
     */
    public static Judge judge(Cluster cluster, Path out, TrainedModel model, EvaluationRequest request) {
        return cluster.judge(out.resolve(PARTS), EvaluationFiles.settings(model, request));
    }

    /** Who computes the jobs of a table: this process, or the cluster, which is asked when there is something to do. */
    public Runner runner() {
        if (master == null) {
            return Runner.HERE;
        }
        return (jobs, here, listener) -> {
            if (jobs.isEmpty()) {
                return true;
            }
            try (Cluster cluster = Cluster.connect(master, settings)) {
                return cluster.runner().run(jobs, here, listener);
            }
        };
    }
}
