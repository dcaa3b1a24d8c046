package cytodiffusion.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cytodiffusion.data.DataFolder;
import cytodiffusion.evaluation.EvaluationFiles;
import cytodiffusion.evaluation.Judge;
import cytodiffusion.evaluation.anomaly.AnomalyRequest;
import cytodiffusion.model.OpenModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.run.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every score of an anomaly needs the errors of all trials, which come from the workers to the last bit. */
class AnomalyOnSparkTest {
    @TempDir
    private Path folder;

    @Test
    void everyScoreIsTheSame() throws IOException {
        Cells cells = Cells.drawn(folder);
        Path unknown = folder.resolve("unknown");
        Files.createDirectories(unknown);
        Files.move(cells.data().resolve("b"), unknown.resolve("x"));
        AnomalyRequest request = new AnomalyRequest(
                cells.model(),
                DataFolder.of(cells.data()),
                DataFolder.of(unknown),
                0,
                cells.request().elimination(),
                7,
                -1);
        Path plain = folder.resolve("plain");
        Path spark = folder.resolve("spark");

        try (OpenModel model = new OpenModel(cells.model(), "fp32");
                Cluster cluster = Cluster.connect("local[2]", Map.of())) {
            request.run(model, Cells.NEVER, Progress.SILENT).write(plain);
            Judge judge = cluster.judge(
                    Cells.parts(spark), EvaluationFiles.settings(model, request.settings()));
            request.run(model, judge, Cells.NEVER, Progress.SILENT).write(spark);
        }

        assertEquals(Files.readString(plain.resolve("scores.csv")), Files.readString(spark.resolve("scores.csv")));
    }
}
