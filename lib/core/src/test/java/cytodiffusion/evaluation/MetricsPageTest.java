package cytodiffusion.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.Failure;
import cytodiffusion.data.ValueRange;
import cytodiffusion.model.OpenModel;
import cytodiffusion.stats.Prediction;
import cytodiffusion.tensor.PrecisionChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** docs/metrics.md explains every entry that {@code metrics.json} can have. */
class MetricsPageTest {
    private static final Path PAGE = Path.of("../../docs/metrics.md");

    @Test
    void everyEntryIsExplained() throws IOException {
        String page = Files.readString(PAGE);
        Set<String> entries = new TreeSet<>();
        addNames(JsonParser.parseString(EvaluationFiles.json(withEveryEntry())), entries);
        assertTrue(
                entries.containsAll(Set.of("nKnown", "range", "crop", "classes", "warning", "recallInterval95")),
                () -> "entries that not every evaluation has are missing from " + entries);

        entries.removeIf(name -> page.contains("`" + name + "`"));

        assertEquals(Set.of(), entries, "not explained in docs/metrics.md");
    }

    private static void addNames(JsonElement value, Set<String> names) {
        if (value.isJsonArray()) {
            value.getAsJsonArray().forEach(element -> addNames(element, names));
        } else if (value.isJsonObject()) {
            value.getAsJsonObject().entrySet().forEach(entry -> {
                names.add(entry.getKey());
                addNames(entry.getValue(), names);
            });
        }
    }

    /** Of a cell that the model knows and one that it does not, in a range, a crop and classes that were asked for. */
    private static EvaluationResult withEveryEntry() {
        DataFolder data = DataFolder.of(Path.of("cells")).in(ValueRange.FULL);
        EvaluationRequest request = new EvaluationRequest(
                Path.of("model"), data, JudgedPart.TEST, 0, OpenModel.DEFAULT_ELIMINATION, 0, "fp32", 64, true);
        return new EvaluationResult(
                request,
                List.of("basophil", "monocyte"),
                List.of(row("a", "basophil"), row("b", "blast")),
                List.of(new Failure(Path.of("x.png"), "cut short")),
                JudgedPart.TEST,
                "some were trained on",
                true,
                10,
                PrecisionChoice.of("fp32"));
    }

    private static Evaluation.Row row(String image, String label) {
        return new Evaluation.Row(new Prediction(image, label, "basophil", new double[] {0, 1}, 1), 20, 40, 1);
    }
}
