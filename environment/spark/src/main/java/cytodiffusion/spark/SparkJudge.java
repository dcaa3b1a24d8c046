package cytodiffusion.spark;

import cytodiffusion.data.Failure;
import cytodiffusion.evaluation.ComputedOn;
import cytodiffusion.evaluation.Judge;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;

/**
 * Lets Spark's workers look at images. What they find is kept in Parquet files, one for each partition that is finished:
 * asked again, it looks only at what is not there.
 */
final class SparkJudge implements Judge {
    /** Few enough that little is lost with a worker, many enough that the last batches of a partition do not matter. */
    private static final int MOST_IMAGES = 256;

    private static final int FEWEST_IMAGES = 16;

    /** So that workers that are slower than others do not keep them waiting at the end. */
    private static final int PARTITIONS_PER_WORKER = 4;

    private final SparkSession session;
    private final ResultParts parts;
    private final int threads;

    /** @param threads of libtorch in each worker; 0 leaves them as they are */
    SparkJudge(SparkSession session, ResultParts parts, int threads) {
        this.session = session;
        this.parts = parts;
        this.threads = threads;
    }

    @Override
    public Account look(
            TrainedModel model, Question question, List<Image> images, Listener listener, Stop stop, Progress progress)
            throws IOException {
        List<String> classes = model.card().classes();
        Set<String> names = new HashSet<>();
        images.forEach(image -> names.add(image.name()));
        Map<String, Row> earlier = parts.rows(names, classes);
        List<Image> left = images.stream()
                .filter(image -> !earlier.containsKey(image.name()) || !ResultRow.isDecided(earlier.get(image.name())))
                .toList();
        if (!left.isEmpty()) {
            compute(Ask.of(question, model, threads), left, classes, stop, progress);
        }
        Map<String, Row> rows = left.isEmpty() ? earlier : parts.rows(names, classes);
        for (Image image : images) {
            Row row = rows.get(image.name());
            if (row != null && ResultRow.isDecided(row)) {
                listener.decided(ResultRow.decision(row, classes.size()), ResultRow.seconds(row));
            } else if (row != null) {
                listener.failed(new Failure(image.file(), ResultRow.failure(row)));
            }
        }
        return account(model.precision().precision().id());
    }

    private Account account(String precision) throws IOException {
        List<WorkerNote> workers = parts.workers();
        return workers.isEmpty()
                ? new Account(ComputedOn.here(), List.of())
                : new Account(WorkerNote.together(workers), WorkerNote.differences(workers, precision));
    }

    private void compute(Ask ask, List<Image> images, List<String> classes, Stop stop, Progress progress)
            throws IOException {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        CollectionAccumulator<WorkerNote> notes = context.sc().collectionAccumulator("workers");
        LongAccumulator looked = context.sc().longAccumulator("images");
        int partitions = partitions(images.size(), context.defaultParallelism());
        JavaRDD<ImageTask> tasks = ForeignImages.table(images.get(0).file())
                .map(table -> TableImages.of(session, table, images).repartition(partitions))
                .orElseGet(() -> context.parallelize(
                        images.stream().map(ImageTask::of).toList(), partitions));
        JavaRDD<Row> rows = tasks.mapPartitions(new PartitionJudge(ask, notes, looked));
        List<WorkerNote> earlier = parts.workers();
        try (Progress.Task task = progress.start("Spark's workers", "images", images.size())) {
            StoppableJob.run(
                    context.sc(),
                    "judging " + images.size() + " images",
                    () -> parts.append(rows, classes),
                    stop,
                    () -> task.update(looked.sum(), ""));
        } catch (IOException e) {
            keep(WorkerNote.merged(earlier, notes.value()), e);
            throw e;
        }
        parts.keepWorkers(WorkerNote.merged(earlier, notes.value()));
    }

    /** Of a job that failed: what is done has its notes, too. */
    private void keep(List<WorkerNote> notes, IOException failure) {
        try {
            parts.keepWorkers(notes);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    static int partitions(int images, int workers) {
        int each = images / (workers * PARTITIONS_PER_WORKER);
        int size = Math.max(FEWEST_IMAGES, Math.min(MOST_IMAGES, each));
        return Math.max(1, (images + size - 1) / size);
    }
}
