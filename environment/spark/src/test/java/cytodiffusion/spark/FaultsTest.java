package cytodiffusion.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed, a disk that is full, workers that differ: what is done is kept, and nothing counts twice. */
@Tag("long")
class FaultsTest {
    /** Of every class, so that there is time to kill something. */
    private static final int TRIALS = 200;

    private static final Map<String, String> WORKERS =
            Map.of("spark.executor.memory", "600m", "spark.cores.max", "2");

    @TempDir
    private static Path folder;

    private static Cells cells;
    private static Path plain;

    @BeforeAll
    static void judgeHere() throws IOException {
        cells = Cells.drawn(folder);
        plain = folder.resolve("plain");
        Cells.here(slow(), plain);
    }

    private static EvaluationRequest slow() {
        return cells.request().elimination(EliminationSettings.PAPER.withTrials(TRIALS, TRIALS));
    }

    @Test
    void aKilledWorkerIsReplacedAndNoCellCountsTwice() throws Exception {
        Path out = folder.resolve("killed-worker");
        try (StandaloneCluster cluster = StandaloneCluster.start(folder.resolve("cluster"))) {
            Process one = cluster.worker("one", Map.of());
            Process two = cluster.worker("two", Map.of());
            CompletableFuture<EvaluationResult> running =
                    inBackground(() -> Cells.onSpark(slow(), out, cluster.url(), WORKERS));
            StandaloneCluster.await("a partition is kept", () -> Cells.kept(out) > 0 || running.isDone());
            assertTrue(!running.isDone(), "too fast to be killed");

            StandaloneCluster.executorOf(one).destroyForcibly();
            EvaluationResult result = running.get();

            assertTrue(two.isAlive());
            assertEquals(2 * Cells.PER_CLASS, result.rows().size());
            assertEquals(Cells.predictions(plain), Cells.predictions(out));
        }
    }

    @Test
    void aKilledDriverLosesNoFinishedPartition() throws Exception {
        Path out = folder.resolve("killed-driver");
        Process driver = command(out);
        StandaloneCluster.await("a partition is kept", () -> Cells.kept(out) > 0 || !driver.isAlive());
        assertTrue(driver.isAlive(), "too fast to be killed: " + Files.readString(folder.resolve("driver.log")));
        driver.destroyForcibly().waitFor();
        long kept = Cells.kept(out);

        Cells.onSpark(slow(), out, "local[2]", Map.of());

        assertTrue(Cells.kept(out) > kept);
        assertEquals(Cells.predictions(plain), Cells.predictions(out));
    }

    /** {@code cyto evaluate --spark} in a process of its own. */
    private static Process command(Path out) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(StandaloneCluster.SPARK_OPTIONS);
        command.addAll(List.of("cytodiffusion.cli.Main", "evaluate", "--spark", "local[2]", "--split", "all"));
        command.addAll(List.of("--precision", "fp32", "--seed", "7", "--trials", TRIALS + ":" + TRIALS));
        command.addAll(List.of("--model", cells.model().toString(), "--data", cells.data().toString()));
        command.addAll(List.of("--out", out.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("driver.log").toFile())
                .start();
    }

    @Test
    void workersThatDifferAreNotedEachWithItsOwnCheck() throws Exception {
        Path out = folder.resolve("differ");
        try (StandaloneCluster cluster = StandaloneCluster.start(folder.resolve("differing"))) {
            cluster.worker("new", Map.of());
            cluster.worker("old", Map.of("ONEDNN_MAX_CPU_ISA", "SSE41"));

            EvaluationResult result = Cells.onSpark(slow(), out, cluster.url(), WORKERS);

            String workers = Files.readString(Cells.parts(out).resolve("_workers.json"));
            assertTrue(workers.contains("ONEDNN_MAX_CPU_ISA\u003dSSE41") || workers.contains("ONEDNN_MAX_CPU_ISA=SSE41"));
            assertEquals(2, workers.split("\"precision\": \"fp32\"", -1).length - 1, workers);
            assertTrue(result.warning().contains("the workers' processors or settings differ"), result.warning());
        }
    }

    @Test
    void aFullDiskIsNamedAndWhatIsThereStays() throws Exception {
        Path out = Files.createDirectories(folder.resolve("small"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", out.toString())
                .redirectErrorStream(true)
                .start();
        assumeTrue(mount.waitFor() == 0, "no right to mount a small file system");
        try {
            IOException full = assertThrows(
                    IOException.class, () -> Cells.onSpark(slow(), out, "local[2]", Map.of()));

            assertTrue(full.getMessage().contains("No space left on device"), full.getMessage());
        } finally {
            new ProcessBuilder("umount", out.toString()).start().waitFor();
        }
    }

    private interface Work<T> {
        T done() throws Exception;
    }

    private static <T> CompletableFuture<T> inBackground(Work<T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Executors.newSingleThreadExecutor().execute(() -> {
            try {
                future.complete(work.done());
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }
}
