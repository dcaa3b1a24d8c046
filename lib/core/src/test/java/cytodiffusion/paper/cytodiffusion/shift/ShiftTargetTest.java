package cytodiffusion.paper.cytodiffusion.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.evaluation.CellScale;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.paper.cytodiffusion.Profile;
import cytodiffusion.progress.Progress;
import cytodiffusion.stats.PairedAccuracy;
import cytodiffusion.stats.Prediction;
import cytodiffusion.tensor.Precision;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model knows a, b and c; the other laboratory has a, c and a class d of its own. */
class ShiftTargetTest {
    @TempDir
    private Path folder;

    private Path home;
    private Path away;

    @BeforeEach
    void draw() throws IOException {
        home = cells("home", Domain.REFERENCE, Map.of("neutrophil", "a", "monocyte", "b", "lymphocyte", "c"));
        away = cells("away", Domain.SECOND_MICROSCOPE, Map.of("neutrophil", "a", "lymphocyte", "c", "monocyte", "d"));
        try (NDManager manager = NDManager.newBaseManager()) {
            new ModelFolder(folder.resolve("model")).save(TinyModel.random(manager), Precision.FP32);
        }
    }

    private Path cells(String name, Domain domain, Map<String, String> names) throws IOException {
        Path drawn = folder.resolve(name);
        new SmearDataset(List.copyOf(names.keySet()), 6, 1, domain, 96).write(drawn, Progress.SILENT, () -> false);
        for (Map.Entry<String, String> entry : names.entrySet()) {
            Files.move(drawn.resolve(entry.getKey()), drawn.resolve(entry.getValue()));
        }
        return drawn;
    }

    private ShiftTarget judged(Path source, Path target) throws IOException {
        try (TrainedModel model = TrainedModel.open(folder.resolve("model"), "fp32")) {
            return ShiftTarget.of(
                    "tiny", model, DataFolder.of(source), DataFolder.of(target), Profile.SMOKE, Progress.SILENT);
        }
    }

    @Test
    void theSharedClassesAreJudgedInACropThatMatchesTheCells() throws IOException {
        ShiftTarget target = judged(home, away);

        assertEquals(12, target.shared().rows().size(), "a and c");
        assertEquals(12, target.home().orElseThrow().rows().size());
        assertEquals(18, target.all().rows().size());
        assertTrue(target.shared().predictions().stream()
                .map(Prediction::predicted)
                .allMatch(Set.of("a", "c")::contains));
        assertEquals(
                target.outside(),
                target.all().rows().stream()
                        .filter(row -> row.prediction().predicted().equals("b"))
                        .count());
        // The whole of the model's 96 pixels; cells are 36 / 28 times as large there, so all of the target is needed.
        assertEquals(96, target.crop());
    }

    @Test
    void modelsAreComparedOnTheSameImages() throws IOException {
        ShiftTarget target = judged(home, away);

        PairedAccuracy withItself = target.against(target);

        assertEquals(12, withItself.n());
        assertEquals(0, withItself.difference(), 0);
        assertEquals(target.shared().confusion().correct(), withItself.bothRight());
    }

    @Test
    void theFoldersAreNamedAsPathsAre() {
        assertEquals(List.of(), DomainShiftStudy.folders(" "));
        assertEquals(List.of(home, away), DomainShiftStudy.folders(home + File.pathSeparator + away));
        Path nowhere = folder.resolve("nowhere");
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> DomainShiftStudy.folders(nowhere.toString()));
        assertTrue(refused.getMessage().contains(nowhere.toString()), refused.getMessage());
    }

    /** Cells of the reference are smaller than those that the model would know: a smaller crop shows them as large. */
    @Test
    void theCropFollowsTheSizeOfTheCells() throws IOException {
        CellScale small = CellScale.of(ImageFolder.scan(home), () -> false, Progress.SILENT);
        CellScale large = CellScale.of(ImageFolder.scan(away), () -> false, Progress.SILENT);

        assertEquals(28.0 / 36, small.ratio(large).orElseThrow(), 0.06);
        assertEquals(96 * 28.0 / 36, small.cropLike(large, 0), 6);
        assertEquals(64 * 28.0 / 36, small.cropLike(large, 64), 4);
        assertEquals(64, large.cropLike(large, 64));
        assertEquals(96, small.side());
    }

    @Test
    void foldersWithoutACommonClassCannotBeCompared() {
        CellScale one = new CellScale(Map.of("a", 10.0), 96);
        CellScale other = new CellScale(Map.of("b", 10.0), 96);

        assertThrows(IllegalArgumentException.class, () -> one.cropLike(other, 0));
    }
}
