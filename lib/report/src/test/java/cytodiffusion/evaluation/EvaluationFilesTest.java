package cytodiffusion.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import cytodiffusion.stats.Prediction;
import cytodiffusion.tensor.PrecisionChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationFilesTest {
    private static final List<String> CLASSES = List.of("basophil", "monocyte, activated");
    private static final String HEADER =
            "image,label,predicted,confidence,trials,evaluations,fold,model,domain,failure,error_1,error_2";

    @TempDir
    private Path parent;

    private final Map<String, String> contents = new HashMap<>(Map.of("a.png", "1", "b.png", "2", "ä, b", "3"));
    private Path folder;
    private Path predictions;
    private Path log;

    @BeforeEach
    void name() {
        folder = parent.resolve("results");
        predictions = folder.resolve("predictions.csv");
        log = folder.resolve("predictions.jsonl");
    }

    private EvaluationFiles open(String... trials) throws IOException {
        return new EvaluationFiles(
                folder,
                Map.of("seed", "1", "trials", trials.length == 0 ? "20:200" : trials[0]),
                id -> Optional.ofNullable(contents.get(id)));
    }

    @Test
    void predictionsAreThereAtOnceAndSortedInTheEnd() throws IOException {
        String a = "a.png,basophil,basophil,0.25,20,40,,my model,,,0.5,0.75";
        String b = "b.png,basophil,\"monocyte, activated\",0.25,20,40,,my model,,,0.5,0.75";
        try (EvaluationFiles files = open()) {
            files.add(row("b.png", 1));
            files.add(row("a.png", 0));
            assertEquals(3, Files.readAllLines(log).size(), "the settings and two results");

            files.finish(result(row("b.png", 1), row("a.png", 0)));
        }
        assertEquals(List.of(HEADER, a, b), Files.readAllLines(predictions));
        assertEquals(
                List.of("error,class", "error_1,basophil", "error_2,\"monocyte, activated\""),
                Files.readAllLines(folder.resolve("predictions-classes.csv")));
    }

    @Test
    void goesOnFromWhatAKilledProcessLeft() throws IOException {
        Evaluation.Row undecided = new Evaluation.Row(
                new Prediction("ä, b", "basophil", "basophil", new double[] {0, Double.POSITIVE_INFINITY}, 1.0 / 3),
                25,
                45,
                0.125);
        try (EvaluationFiles files = open()) {
            files.add(undecided);
            files.add(row("b.png", 1));
        }
        byte[] bytes = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(bytes, bytes.length - 20));
        try (EvaluationFiles files = open()) {
            assertEquals(1, files.earlier().size(), "the line that was being written is lost, and no other");
            Evaluation.Row kept = files.earlier().get(0);
            assertEquals("ä, b", kept.prediction().image());
            assertEquals(1.0 / 3, kept.prediction().confidence());
            assertArrayEquals(undecided.prediction().errors(), kept.prediction().errors());
            assertEquals(List.of(25, 45), List.of(kept.trials(), kept.evaluations()));
            assertEquals(0.125, kept.seconds());
            files.add(row("b.png", 1));
        }
        assertEquals(2, open().earlier().size());
    }

    @Test
    void refusesToMixSettingsAndSaysWhichDiffer() throws IOException {
        try (EvaluationFiles files = open()) {
            files.add(row("a.png", 0));
        }
        IllegalArgumentException problem = assertThrows(IllegalArgumentException.class, () -> open("5:35"));
        assertTrue(problem.getMessage().contains("another trials (20:200, now 5:35)"), problem.getMessage());
        assertEquals(1, open().earlier().size(), "nothing is lost");
    }

    @Test
    void aDamagedLogIsNamed() throws IOException {
        Files.createDirectories(folder);
        for (String text : List.of("hello\n", "[]\n", "{\"seed\":\"1\",\"trials\":\"20:200\"}\n{}\nnull\n", "\n")) {
            Files.writeString(log, text);
            Exception problem = assertThrows(Exception.class, this::open, text);
            assertTrue(problem.getMessage().contains(folder.toString()), problem.getMessage());
        }
    }

    @Test
    void theEndAddsFiguresAndTheirPicture() throws IOException {
        try (EvaluationFiles files = open()) {
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
        open().close();
        assertEquals("earlier", Files.readString(predictions));
    }

    @Test
    void theFirstPredictionRemovesTheFiguresOfAnEarlierEvaluation() throws IOException {
        Files.createDirectories(folder);
        for (String name : List.of("metrics.json", "confusion.png")) {
            Files.writeString(folder.resolve(name), "earlier");
        }
        try (EvaluationFiles files = open()) {
            files.add(row("a.png", 0));
        }
        assertFalse(Files.exists(folder.resolve("metrics.json")));
        assertFalse(Files.exists(folder.resolve("confusion.png")));
    }

    private static Evaluation.Row row(String image, int predicted) {
        Prediction prediction =
                new Prediction(image, CLASSES.get(0), CLASSES.get(predicted), new double[] {0.5, 0.75}, 0.25);
        return new Evaluation.Row(prediction, 20, 40, 0.5);
    }

    private static EvaluationResult result(Evaluation.Row... rows) {
        EvaluationRequest request = EvaluationRequest.of(Path.of("models", "my model"), Path.of("cells"));
        return new EvaluationResult(
                request, CLASSES, List.of(rows), List.of(), JudgedPart.TEST, "", true, 10, PrecisionChoice.of("fp32"));
    }
}
