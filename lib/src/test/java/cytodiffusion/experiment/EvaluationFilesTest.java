package cytodiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.gson.JsonParser;
import cytodiffusion.stats.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationFilesTest {
    private static final List<String> CLASSES = List.of("basophil", "monocyte, activated");
    private static final String HEADER =
            "image,label,predicted,confidence,trials,evaluations,error basophil,\"error monocyte, activated\"";

    @TempDir
    private Path parent;

    private Path folder;
    private Path predictions;

    @BeforeEach
    void name() {
        folder = parent.resolve("results");
        predictions = folder.resolve("predictions.csv");
    }

    @Test
    void predictionsAreThereAtOnceAndSortedInTheEnd() throws IOException {
        String a = "a.png,basophil,basophil,0.250000,20,40,0.500000,0.750000";
        String b = "b.png,basophil,\"monocyte, activated\",0.250000,20,40,0.500000,0.750000";
        try (EvaluationFiles files = new EvaluationFiles(folder, CLASSES)) {
            files.add(row("b.png", 1));
            files.add(row("a.png", 0));
            assertEquals(List.of(HEADER, b, a), Files.readAllLines(predictions));

            files.finish(result(row("b.png", 1), row("a.png", 0)));
        }
        assertEquals(List.of(HEADER, a, b), Files.readAllLines(predictions));
    }

    @Test
    void theEndAddsFiguresAndTheirPicture() throws IOException {
        try (EvaluationFiles files = new EvaluationFiles(folder, CLASSES)) {
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

    @Test
    void anEvaluationWithoutPredictionsLeavesAnEarlierOneAsItIs() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(predictions, "earlier");
        new EvaluationFiles(folder, CLASSES).close();
        assertEquals("earlier", Files.readString(predictions));
    }

    @Test
    void theFirstPredictionRemovesTheFiguresOfAnEarlierEvaluation() throws IOException {
        Files.createDirectories(folder);
        for (String name : List.of("metrics.json", "confusion.png")) {
            Files.writeString(folder.resolve(name), "earlier");
        }
        try (EvaluationFiles files = new EvaluationFiles(folder, CLASSES)) {
            files.add(row("a.png", 0));
        }
        assertFalse(Files.exists(folder.resolve("metrics.json")));
        assertFalse(Files.exists(folder.resolve("confusion.png")));
    }

    private static Evaluation.Row row(String image, int predicted) {
        Prediction prediction =
                new Prediction(image, CLASSES.get(0), CLASSES.get(predicted), new double[] {0.5, 0.75}, 0.25);
        return new Evaluation.Row(prediction, 20, 40);
    }

    private static EvaluationResult result(Evaluation.Row... rows) {
        EvaluationRequest request = EvaluationRequest.of(Path.of("models", "my model"), Path.of("cells"));
        return new EvaluationResult(request, CLASSES, List.of(rows), List.of(), "test", "", true, 10, "fp32");
    }
}
