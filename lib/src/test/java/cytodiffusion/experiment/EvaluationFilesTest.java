package cytodiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.gson.JsonParser;
import cytodiffusion.stats.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationFilesTest {
    private static final List<String> CLASSES = List.of("basophil", "monocyte, activated");

    @TempDir
    Path folder;

    @Test
    void predictionsAreThereAtOnceAndSortedInTheEnd() throws IOException {
        try (EvaluationFiles files = new EvaluationFiles(folder)) {
            files.add(row("b.png", 1));
            files.add(row("a.png", 0));

            assertEquals(
                    List.of(
                            "image,label,predicted,confidence,trials,evaluations",
                            "b.png,basophil,\"monocyte, activated\",0.250000,20,40",
                            "a.png,basophil,basophil,0.250000,20,40"),
                    Files.readAllLines(folder.resolve("predictions.csv")));

            files.finish(result(row("b.png", 1), row("a.png", 0)));
        }
        assertEquals(
                List.of(
                        "image,label,predicted,confidence,trials,evaluations,error basophil,\"error monocyte, activated\"",
                        "a.png,basophil,basophil,0.250000,20,40,0.500000,0.750000",
                        "b.png,basophil,\"monocyte, activated\",0.250000,20,40,0.500000,0.750000"),
                Files.readAllLines(folder.resolve("predictions.csv")));
    }

    @Test
    void theEndAddsFiguresAndTheirPicture() throws IOException {
        try (EvaluationFiles files = new EvaluationFiles(folder)) {
            files.finish(result(row("a.png", 0), row("b.png", 1)));
        }

        String metrics = Files.readString(folder.resolve("metrics.json"));
        assertEquals(
                0.5,
                JsonParser.parseString(metrics)
                        .getAsJsonObject()
                        .get("accuracy")
                        .getAsDouble());
        assertNotNull(ImageIO.read(folder.resolve("confusion.png").toFile()));
    }

    private static Evaluation.Row row(String image, int predicted) {
        Prediction prediction =
                new Prediction(image, CLASSES.get(0), CLASSES.get(predicted), new double[] {0.5, 0.75}, 0.25);
        return new Evaluation.Row(prediction, 20, 40);
    }

    private static EvaluationResult result(Evaluation.Row... rows) {
        return new EvaluationResult(CLASSES, List.of(rows), List.of(), "test", "", true, 10, "fp32", 7);
    }
}
