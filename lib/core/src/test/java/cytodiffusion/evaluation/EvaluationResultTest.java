package cytodiffusion.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.data.Failure;
import cytodiffusion.stats.Prediction;
import cytodiffusion.tensor.PrecisionChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvaluationResultTest {
    private static final List<String> CLASSES = List.of("basophil", "monocyte", "platelet");

    @Test
    void figuresAreOfTheImagesWhoseClassTheModelKnows() {
        JsonObject metrics = metrics(row("a", "basophil"), row("b", "monocyte"), row("c", "blast"));
        assertEquals(3, metrics.get("n").getAsInt());
        assertEquals(2, metrics.get("nKnown").getAsInt());
        assertEquals(0.5, metrics.get("accuracy").getAsDouble());
        assertEquals(20, metrics.get("meanTrials").getAsDouble());
    }

    @Test
    void macroF1CountsAllClassesOfTheModelAsScikitLearnDoesWithLabels() {
        // sklearn.metrics.f1_score(["b", "m"], ["b", "b"], labels=["b", "m", "p"], average="macro")
        assertEquals(
                2.0 / 9,
                metrics(row("a", "basophil"), row("b", "monocyte"))
                        .get("macroF1")
                        .getAsDouble(),
                1e-15);
    }

    @Test
    void saysWhatWasJudgedOnWhatAndHow() {
        JsonObject metrics = metrics(row("a", "basophil"));
        assertFalse(metrics.has("nKnown"), "all classes are known");
        assertEquals("my model", metrics.get("model").getAsString());
        assertEquals("cells", metrics.get("data").getAsString());
        assertEquals("paper", metrics.get("procedure").getAsString());
        assertEquals(20, metrics.get("minTrials").getAsInt());
        assertEquals(200, metrics.get("maxTrials").getAsInt());
        assertEquals("fp32", metrics.get("precision").getAsString());
    }

    @Test
    void withoutImagesThereAreNoFiguresButStillJson() {
        JsonObject metrics = metrics();
        assertEquals(0, metrics.get("n").getAsInt());
        assertEquals(1, metrics.getAsJsonArray("failed").size());
        Stream.of("nKnown", "accuracy", "macroF1", "meanTrials", "unetEvaluationsPerImage", "secondsPerImage")
                .forEach(name -> assertFalse(metrics.has(name), name));
    }

    @Test
    void withUnknownClassesOnlyThereIsNoAccuracy() {
        JsonObject metrics = metrics(row("a", "blast"));
        assertEquals(0, metrics.get("nKnown").getAsInt());
        assertFalse(metrics.has("accuracy"));
        assertEquals(20, metrics.get("meanTrials").getAsDouble());
    }

    private static Evaluation.Row row(String image, String label) {
        return new Evaluation.Row(new Prediction(image, label, "basophil", new double[] {0, 1, 1}, 1), 20, 60, 1);
    }

    private static JsonObject metrics(Evaluation.Row... rows) {
        EvaluationRequest request = EvaluationRequest.of(Path.of("models", "my model"), Path.of("cells"));
        List<Failure> failures = List.of(new Failure(Path.of("x.png"), "cut short"));
        EvaluationResult result = new EvaluationResult(
                request, CLASSES, List.of(rows), failures, JudgedPart.TEST, "", true, 10, PrecisionChoice.of("fp32"));
        return JsonParser.parseString(EvaluationFiles.json(result)).getAsJsonObject();
    }
}
