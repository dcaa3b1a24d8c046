package cytodiffusion.spark;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import cytodiffusion.evaluation.PredictionRow;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.report.table.Archive;
import cytodiffusion.report.table.Bins;
import cytodiffusion.report.table.PredictionTable;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.psychometric.PsychometricBin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import tech.tablesaw.api.Table;

/**
 * The predictions of a cluster in a notebook, however many there are: what is counted is counted by Spark, and what comes
 * here is bounded. An interrupt of the cell cancels the count.
 */
public final class SparkResults implements Archive {
    /** As {@link Dataset#stat} finds quantiles: within this share of the rows. */
    private static final double ERROR_OF_QUANTILES = 1e-3;

    private final SparkCluster cluster;
    private final Dataset<Row> judged;
    private final List<String> classes;
    private final Progress progress;

    private SparkResults(SparkCluster cluster, Dataset<Row> judged, List<String> classes, Progress progress) {
        this.cluster = cluster;
        this.judged = judged;
        this.classes = classes;
        this.progress = progress;
    }

    /**
     * Opens the predictions that {@code cyto evaluate --spark} has kept.
     *
     * @param master who counts them, such as {@code local[2]}
     * @param parts the folder {@code predictions.parquet}
     */
    public static SparkResults open(String master, Path parts, Progress progress) {
        SparkCluster cluster = SparkCluster.connect(Master.parse(master), Map.of());
        try {
            Dataset<Row> all = cluster.session().read().parquet(parts.toString());
            // A file that could not be read at first may have been later.
            Dataset<Row> judged = all.where(col(ResultRow.FAILURE).isNull()).dropDuplicates(ResultRow.IMAGE);
            return new SparkResults(cluster, judged, ResultRow.classes(all.schema()), progress);
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** The names of the classes that the model knows. */
    public List<String> classes() {
        return classes;
    }

    @Override
    public long count() throws IOException {
        return run("Counting", judged::count);
    }

    @Override
    public Table table(int most) throws IOException {
        return table(lit(true), most);
    }

    /**
     * The first predictions of those that a condition of Spark chooses, such as {@code col("confidence").lt(0.1)}.
     *
     * @param most rows at the utmost
     */
    public Table table(Column chosen, int most) throws IOException {
        List<Row> rows = run(
                "Choosing predictions",
                () -> judged.where(chosen).orderBy(ResultRow.IMAGE).limit(most).collectAsList());
        return PredictionTable.of(
                classes,
                rows.stream()
                        .map(row -> PredictionRow.of(
                                        ResultRow.decision(row, classes.size()).prediction(),
                                        row.getAs("trials"),
                                        row.getAs("evaluations"))
                                .by(row.getAs("model")))
                        .toList());
    }

    @Override
    public ConfusionMatrix confusion() throws IOException {
        List<Row> pairs =
                run("Confusion of classes", () -> judged.where(col("label").notEqual(""))
                        .groupBy("label", "predicted")
                        .count()
                        .collectAsList());
        TreeSet<String> others = new TreeSet<>();
        pairs.forEach(pair -> others.addAll(List.of(pair.getString(0), pair.getString(1))));
        List<String> names = Stream.concat(
                        classes.stream().filter(others::contains),
                        others.stream().filter(name -> !classes.contains(name)))
                .toList();
        int[][] counts = new int[names.size()][names.size()];
        for (Row pair : pairs) {
            counts[names.indexOf(pair.getString(0))][names.indexOf(pair.getString(1))] =
                    Math.toIntExact(pair.getLong(2));
        }
        return new ConfusionMatrix(names, counts);
    }

    @Override
    public Table reliability(int bins) throws IOException {
        Dataset<Row> labelled = judged.where(col("label").notEqual(""));
        double[] shares = new double[bins - 1];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (i + 1.0) / bins;
        }
        double[] edges = run("Quantiles of the confidence", () -> labelled.stat()
                .approxQuantile("confidence", shares, ERROR_OF_QUANTILES));
        Column bin = lit(0);
        for (double edge : edges) {
            bin = bin.plus(when(col("confidence").gt(edge), 1).otherwise(0));
        }
        Dataset<Row> binned = labelled.withColumn("bin", bin)
                .groupBy("bin")
                .agg(
                        avg("confidence").as("level"),
                        sum(when(col("label").equalTo(col("predicted")), 1).otherwise(0))
                                .as("correct"),
                        functions.count(lit(1)).as("total"))
                .orderBy("bin");
        List<PsychometricBin> found = new ArrayList<>();
        for (Row row : run("Counting by confidence", binned::collectAsList)) {
            found.add(new PsychometricBin(
                    row.getDouble(1), Math.toIntExact(row.getLong(2)), Math.toIntExact(row.getLong(3))));
        }
        return Bins.of(found, "confidence");
    }

    private <T> T run(String what, Supplier<T> count) throws IOException {
        AtomicReference<T> result = new AtomicReference<>();
        try (TaskBar bar = TaskBar.of(cluster.session().sparkContext(), what, progress)) {
            boolean done = StoppableJob.run(
                    cluster.session().sparkContext(),
                    what,
                    () -> result.set(count.get()),
                    Stop.onInterrupt(),
                    bar::show);
            if (!done) {
                throw new CancellationException(what + " was interrupted");
            }
        }
        return result.get();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
