package cytodiffusion.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.progress.Progress;
import cytodiffusion.report.table.Confusion;
import cytodiffusion.report.table.PredictionTable;
import cytodiffusion.run.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** A cell's result is the same on Spark as in one process, and what is there is not computed again. */
class SameAsHereTest {
    private static final String TWO = "local[2]";

    @TempDir
    private static Path folder;

    private static Cells cells;

    @BeforeAll
    static void draw() throws IOException {
        cells = Cells.drawn(folder);
        Files.write(cells.image(3), new byte[0]);
        Files.writeString(cells.image(5), "no picture");
    }

    private static JsonObject metrics(Path out) throws IOException {
        JsonObject metrics = new Gson().fromJson(Files.readString(out.resolve("metrics.json")), JsonObject.class);
        List.of("secondsPerImage", "threads", "device").forEach(metrics::remove);
        return metrics;
    }

    @Test
    void everyNumberAndEveryRowIsTheSame() throws IOException {
        Path plain = folder.resolve("plain");
        Path spark = folder.resolve("spark");

        Cells.here(cells.request(), plain);
        EvaluationResult result = Cells.onSpark(cells.request(), spark, TWO, Map.of());

        assertEquals(metrics(plain), metrics(spark));
        assertEquals(Cells.predictions(plain), Cells.predictions(spark));
        assertEquals(2, result.failures().size(), result.failures().toString());
        try (SparkResults counted = SparkResults.open(TWO, Cells.parts(spark), Progress.SILENT)) {
            Table table = PredictionTable.of(result);
            assertEquals(result.rows().size(), counted.count());
            assertEquals(List.of("a", "b", "c"), counted.classes());
            assertEquals(Confusion.of(table).total(), counted.confusion().total());
            assertEquals(Confusion.of(table).correct(), counted.confusion().correct());
            assertEquals(
                    table.first(5).column("confidence").asList(),
                    counted.table(5).column("confidence").asList());
            assertEquals(result.rows().size(), (int)
                    counted.reliability(4).numberColumn("n").sum());
        }
        assertTrue(Cells.kept(spark) > 1, "several partitions, or nothing was put together");
    }

    @Test
    void twoProcessesFindTheSameAsOne() throws IOException {
        Path one = folder.resolve("one-process");
        Path two = folder.resolve("two-processes");

        Cells.onSpark(cells.request(), one, "local-cluster[1,1,1024]", Map.of());
        Cells.onSpark(cells.request(), two, "local-cluster[2,1,1024]", Map.of());

        assertEquals(metrics(one), metrics(two));
        assertEquals(Cells.predictions(one), Cells.predictions(two));
    }

    @Test
    void aProcessAsksOneMaster() {
        try (Cluster open = Cluster.connect(TWO, Map.of())) {
            Exception refused =
                    assertThrows(IllegalArgumentException.class, () -> Cluster.connect("local[1]", Map.of()));
            assertTrue(refused.getMessage().startsWith("Spark is open for local[2]"), refused.getMessage());

            Cluster.connect(TWO, Map.of()).close();

            assertThrows(
                    IllegalArgumentException.class,
                    () -> Cluster.connect("local[1]", Map.of()),
                    "one of two is still connected");
            open.close();
        }
        Cluster.connect("local[1]", Map.of()).close();
    }

    @Test
    void moreMemoryThanAWorkerHasIsWrongUsage() {
        Exception refused = assertThrows(
                IllegalArgumentException.class,
                () -> Cluster.connect("local-cluster[1,1,1024]", Map.of("spark.executor.memory", "2g")));

        assertTrue(refused.getMessage().startsWith("Spark does not start: "), refused.getMessage());
    }

    @Test
    void whatIsDoneIsLeftOutAndABrokenFileIsTriedAgain() throws IOException {
        Path out = folder.resolve("again");
        Cells.onSpark(cells.request(), out, TWO, Map.of());
        long before = Cells.kept(out);
        String first = Cells.predictions(out);

        EvaluationResult again = Cells.onSpark(cells.request(), out, TWO, Map.of());

        assertEquals(first, Cells.predictions(out));
        assertEquals(2 * Cells.PER_CLASS - 2, again.rows().size());
        assertEquals(before + 1, Cells.kept(out), "one more part, of the two broken files");
    }

    @Test
    void aSecondJobInTheSameFolderIsRefused() throws IOException {
        Path out = folder.resolve("taken");
        try (Cluster cluster = Cluster.connect(TWO, Map.of())) {
            cluster.judge(out, Map.of("model", "a"));

            Exception refused =
                    assertThrows(IllegalArgumentException.class, () -> cluster.judge(out, Map.of("model", "a")));

            assertTrue(
                    refused.getMessage().startsWith("Another job is writing its results to " + out),
                    refused.getMessage());
        }
        try (Cluster later = Cluster.connect(TWO, Map.of())) {
            Exception other =
                    assertThrows(IllegalArgumentException.class, () -> later.judge(out, Map.of("model", "b")));

            assertTrue(other.getMessage().contains("another model (a, now b)"), other.getMessage());
        }
    }

    @Test
    void secretsDoNotBelongOnTheCommandLine() {
        Exception refused = assertThrows(
                IllegalArgumentException.class,
                () -> Cluster.connect(TWO, Map.of("spark.hadoop.fs.s3a.secret.key", "x")));

        assertTrue(refused.getMessage().contains("spark-defaults.conf"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Cluster.connect("mesos://host", Map.of()));
    }
}
