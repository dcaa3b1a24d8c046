package cytodiffusion.discriminative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.ImageSpace;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.model.ModelKind;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.training.ModelTraining;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows docs/add-a-network.md: its code is that of this folder, and the network that it makes known can be used. */
class AddedNetworkTest {
    private static final Stop NEVER = () -> false;
    private static final Path PROJECT = Path.of("..", "..");
    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("public (?:final class|record) (\\w+)");

    @TempDir
    private Path folder;

    @Test
    void thePageShowsTheCodeThatIsTestedHere() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(PROJECT.resolve("docs/add-a-network.md")));
        List<String> shown = new ArrayList<>();
        while (block.find()) {
            Matcher type = TYPE.matcher(block.group(1));
            assertTrue(type.find(), block.group(1));
            Path source = Path.of("src/test/java/cytodiffusion/discriminative", type.group(1) + ".java");
            assertEquals(Files.readString(source), block.group(1), "the code of " + type.group(1));
            shown.add(type.group(1));
        }
        assertEquals(List.of("PixelRegression", "PixelRegressionConfig", "PixelRegressionFamily"), shown);
    }

    @Test
    void itsFamilyAndPresetAreKnown() {
        assertEquals(
                PixelRegressionConfig.class, Families.find("pixel-regression").orElseThrow());
        assertTrue(BaselineRecipe.names().contains("pixel-regression"));
        // Three colours of 8 x 8 pixels, and a bias: for 5 classes.
        ImageNetwork network =
                BaselineRecipe.find("pixel-regression").orElseThrow().network(5, ImageSpace.RGB);
        assertEquals(
                5 * (3 * 8 * 8 + 1),
                network.tensors().stream().mapToLong(t -> t.shape().size()).sum());
        IllegalArgumentException odd = assertThrows(IllegalArgumentException.class, () -> TrainingPlan.DEFAULT
                .preset("pixel-regression")
                .imageSize(60)
                .baseline());
        assertTrue(odd.getMessage().contains("multiple of 8"), odd.getMessage());
    }

    @Test
    @Tag("long")
    void itIsTrainedKeptOpenedAndJudged() throws IOException {
        Path cells = folder.resolve("cells");
        new SmearDataset(List.of("eosinophil", "lymphocyte", "platelet"), 20, 1, Domain.REFERENCE, 48)
                .write(cells, Progress.SILENT, NEVER);
        Path model = folder.resolve("model");
        TrainingPlan plan = TrainingPlan.DEFAULT.preset("pixel-regression").imageSize(32);

        ModelTraining.run(TrainingRequest.of(cells, model, plan).steps(60), NEVER, Progress.SILENT);

        assertTrue(Files.readString(model.resolve("baseline/config.json")).contains("\"halvings\": 3"));
        assertEquals(ModelKind.NETWORK, ModelKind.of(model));
        EvaluationResult result = Evaluation.run(EvaluationRequest.of(model, cells), row -> {}, NEVER, Progress.SILENT);
        assertEquals(6, result.rows().size(), "a tenth of each class");
        assertFalse(result.failures().iterator().hasNext());
        assertTrue(result.confusion().accuracy() > 0.5, "these three differ in colour: " + result.confusion());
    }
}
