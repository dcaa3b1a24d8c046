package cytodiffusion.spark;

import cytodiffusion.evaluation.Judge;
import cytodiffusion.run.Cluster;
import cytodiffusion.run.Runner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** A connection to Spark: its session, which ends with the last connection of this process. */
public final class SparkCluster implements Cluster {
    private static final String MASTER = "spark.master";

    private static int users;

    private final SparkSession session;
    private final int threads;
    private final List<ResultParts> opened = new ArrayList<>();
    private boolean closed;

    private SparkCluster(SparkSession session, int threads) {
        this.session = session;
        this.threads = threads;
    }

    /**
     * Connects.
     *
     * @throws IllegalArgumentException where a setting makes no sense
     */
    static SparkCluster connect(Master master, Map<String, String> settings) {
        SparkConf conf = SparkSettings.of(master, settings);
        return new SparkCluster(session(conf), SparkSettings.threads(master, conf));
    }

    /** A process has one session of Spark, which all that are connected share. */
    private static synchronized SparkSession session(SparkConf conf) {
        String open = users == 0 ? "" : SparkContext.getOrCreate().master();
        if (!open.isEmpty() && !open.equals(conf.get(MASTER))) {
            throw new IllegalArgumentException("Spark is open for " + open + " in this process: close what uses it"
                    + " before " + conf.get(MASTER) + " is asked");
        }
        try {
            SparkSession session = SparkSession.builder().config(conf).getOrCreate();
            users++;
            return session;
        } catch (Exception e) {
            // Scala's checked exceptions are not declared.
            if (e instanceof SparkException) {
                throw new IllegalArgumentException("Spark does not start: " + e.getMessage(), e);
            }
            throw e;
        }
    }

    /** The session, for whoever reads results. */
    public SparkSession session() {
        return session;
    }

    @Override
    public Judge judge(Path results, Map<String, String> settings) {
        ResultParts parts = ResultParts.open(session, results, settings);
        opened.add(parts);
        return new SparkJudge(session, parts, threads);
    }

    @Override
    public Runner runner() {
        return new SparkRunner(JavaSparkContext.fromSparkContext(session.sparkContext()), threads);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            leave();
        }
    }

    private void leave() {
        synchronized (SparkCluster.class) {
            users--;
            if (users == 0) {
                session.stop();
                WorkerModel.close();
            }
        }
        // Last: until then a worker may still be writing.
        opened.forEach(ResultParts::close);
    }
}
