package cytodiffusion.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.stats.PairedAccuracy;
import cytodiffusion.stats.Prediction;
import cytodiffusion.tensor.Machine;
import cytodiffusion.tensor.PrecisionChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationComparisonTest {
    private static final String HEADER = "image,label,predicted,confidence,trials,evaluations\n";

    @TempDir
    private Path folder;

    private static EvaluationResult result(Prediction... predictions) {
        List<Evaluation.Row> rows = List.of(predictions).stream()
                .map(p -> new Evaluation.Row(p, 1, 1, 0))
                .toList();
        EvaluationRequest request = EvaluationRequest.of(Path.of("m"), Path.of("d"));
        return new EvaluationResult(
                request, List.of("a", "b"), rows, List.of(), JudgedPart.TEST, "", true, 1, PrecisionChoice.of("fp32"));
    }

    private static Prediction prediction(String image, String label, String predicted) {
        return new Prediction(image, label, predicted, new double[2], 0.5);
    }

    @Test
    void comparesImageByImage() throws IOException {
        Files.writeString(
                folder.resolve("predictions.csv"),
                HEADER + "a/1,a,a,0.9,20,40\na/2,a,b,0.1,20,40\nb/1,b,b,0.7,20,40\nb/9,b,b,0.7,20,40\n");

        EvaluationComparison comparison = EvaluationComparison.of(
                result(prediction("a/1", "a", "a"), prediction("a/2", "a", "a"), prediction("b/1", "b", "b")),
                EvaluationFiles.readPredictions(folder),
                "");

        assertEquals(new PairedAccuracy(3, 2, 1, 0), comparison.accuracy());
        assertEquals(2, comparison.sameDecision());
        assertEquals("a/2", comparison.differences().get(0).here().image());

        comparison.write(folder);
        assertEquals(
                "image,label,predicted,confidence,other predicted,other confidence\na/2,a,a,0.500000,b,0.100000\n",
                Files.readString(folder.resolve("differences.csv")));
        assertTrue(Files.readString(folder.resolve("comparison.json")).contains("\"sameDecision\": 2"));
    }

    @Test
    void namesDifferingProcessors() throws IOException {
        Files.writeString(folder.resolve("predictions.csv"), HEADER + "a/1,a,a,0.9,20,40\n");
        Files.writeString(folder.resolve("metrics.json"), "{\"processor\": \"Abacus, 10 beads\"}");

        EvaluationComparison comparison = EvaluationComparison.of(
                result(prediction("a/1", "a", "a")),
                EvaluationFiles.readPredictions(folder),
                EvaluationFiles.processor(folder));

        assertTrue(
                comparison
                        .toString()
                        .endsWith("; computed on " + Machine.description() + ", the other on Abacus, 10 beads"),
                comparison.toString());
        comparison.write(folder);
        assertTrue(Files.readString(folder.resolve("comparison.json"))
                .contains("\"otherProcessor\": \"Abacus, 10 beads\""));
    }

    @Test
    void recordsWithoutAProcessorAreNotCompared() throws IOException {
        Files.writeString(folder.resolve("metrics.json"), "{\"accuracy\": 0.5}");
        assertEquals("", EvaluationFiles.processor(folder));
        assertFalse(
                EvaluationComparison.of(result(prediction("a/1", "a", "a")), List.of(prediction("a/1", "a", "a")), "")
                        .differsInProcessor());
    }

    @Test
    void predictionsOfOtherImagesOrLabelsAreRefused() throws IOException {
        Files.writeString(folder.resolve("predictions.csv"), HEADER + "x/1,a,a,0.9,20,40\n");
        var refusal = assertThrows(
                IllegalArgumentException.class,
                () -> EvaluationComparison.of(
                        result(prediction("a/1", "a", "a")), EvaluationFiles.readPredictions(folder), ""));
        assertTrue(refusal.getMessage().contains("no image in common"), refusal.getMessage());

        Files.writeString(folder.resolve("predictions.csv"), HEADER + "a/1,b,b,0.9,20,40\n");
        refusal = assertThrows(
                IllegalArgumentException.class,
                () -> EvaluationComparison.of(
                        result(prediction("a/1", "a", "a")), EvaluationFiles.readPredictions(folder), ""));
        assertTrue(refusal.getMessage().contains("a/1 is of class a here and of class b"), refusal.getMessage());
    }
}
