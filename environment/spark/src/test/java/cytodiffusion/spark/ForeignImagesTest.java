package cytodiffusion.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.Failure;
import cytodiffusion.evaluation.EvaluationFiles;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.Judge;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.model.TrainedModel.Decision;
import cytodiffusion.progress.Progress;
import cytodiffusion.run.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that lie behind an address, in a table, or nowhere any more; and a model that went away. */
class ForeignImagesTest {
    @TempDir
    private static Path folder;

    private static Cells cells;
    private static Path plain;
    private static EvaluationResult here;

    @BeforeAll
    static void judgeHere() throws IOException {
        cells = Cells.drawn(folder);
        plain = folder.resolve("plain");
        here = Cells.here(cells.request(), plain);
    }

    private static EvaluationRequest of(Path data) {
        EvaluationRequest asked = cells.request();
        return new EvaluationRequest(
                asked.model(), DataFolder.of(data), JudgedPart.ALL, 0, asked.elimination(), asked.seed(), "fp32");
    }

    @Test
    void imagesBehindAnAddressAreJudgedAsThoseOfAFolder() throws IOException {
        Path out = folder.resolve("address");

        Cells.onSpark(of(Path.of("file://" + cells.data())), out, "local[2]", Map.of());

        assertEquals(Cells.predictions(plain), Cells.predictions(out));
    }

    @Test
    void imagesOfATableAreJudgedByTheirContent() throws IOException {
        Path table = folder.resolve("cells.parquet");
        writeTable(table);

        EvaluationResult found = Cells.onSpark(of(table), folder.resolve("table"), "local[2]", Map.of());

        assertEquals(here.rows().size(), found.rows().size());
        for (int i = 0; i < here.rows().size(); i++) {
            assertEquals(
                    here.predictions().get(i).label(),
                    found.predictions().get(i).label());
            assertArrayEquals(
                    here.predictions().get(i).errors(),
                    found.predictions().get(i).errors());
        }
    }

    private static void writeTable(Path table) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Stream<Path> files = Files.walk(cells.data())) {
            for (Path file : files.filter(f -> f.toString().endsWith(".png")).toList()) {
                rows.add(RowFactory.create(
                        "/archive/" + file.getFileName(),
                        file.getParent().getFileName().toString(),
                        Files.readAllBytes(file)));
            }
        }
        StructType columns = new StructType()
                .add(SparkLister.PATH, DataTypes.StringType)
                .add(SparkLister.LABEL, DataTypes.StringType)
                .add(SparkLister.CONTENT, DataTypes.BinaryType);
        try (SparkCluster cluster = (SparkCluster) Cluster.connect("local[2]", Map.of())) {
            SparkSession session = cluster.session();
            session.createDataFrame(rows, columns).write().parquet(table.toString());
        }
    }

    @Test
    void aFileThatVanishedIsARowOfItsOwn() throws IOException {
        Found found = new Found();
        Judge.Image gone = new Judge.Image("a/gone", folder.resolve("gone.png"), "a");
        Judge.Image there = new Judge.Image("a/there", cells.image(1), "a");

        look(cells.model(), List.of(gone, there), found);

        assertEquals(Set.of("a/there"), found.decided);
        assertEquals(List.of(new Failure(gone.file(), "there is no such file")), found.failures);
    }

    @Test
    void aModelThatAWorkerCannotOpenIsNamedWithTheWorker() throws IOException {
        Path model = folder.resolve("moved");
        Files.createDirectories(model);
        Judge.Image image = new Judge.Image("a/1", cells.image(1), "a");

        IOException refused = assertThrows(IOException.class, () -> look(model, List.of(image), new Found()));

        assertTrue(refused.getMessage().contains("The worker 127.0.0.1 (executor driver, "), refused.getMessage());
        assertTrue(refused.getMessage().contains("cannot open the model " + model), refused.getMessage());
    }

    /** @param folderOfWorkers where the workers look for the model, which is open here */
    private static void look(Path folderOfWorkers, List<Judge.Image> images, Found found) throws IOException {
        EvaluationRequest asked = cells.request();
        try (Cluster cluster = Cluster.connect("local[2]", Map.of());
                TrainedModel model = TrainedModel.open(cells.model(), "fp32")) {
            Judge.Question question = new EvaluationRequest(
                            folderOfWorkers, asked.data(), JudgedPart.ALL, 0, asked.elimination(), asked.seed(), "fp32")
                    .question(Set.of("a", "b"));
            cluster.judge(folder.resolve("parts-" + System.nanoTime()), EvaluationFiles.settings(model, asked))
                    .look(model, question, images, found, Cells.NEVER, Progress.SILENT);
        }
    }

    private static final class Found implements Judge.Listener {
        private final Set<String> decided = new HashSet<>();
        private final List<Failure> failures = new ArrayList<>();

        @Override
        public void decided(Decision decision, double seconds) {
            decided.add(decision.prediction().image());
        }

        @Override
        public void failed(Failure failure) {
            failures.add(failure);
        }
    }
}
