package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model's classes are called a, b and c, so what lies in folders of these names is known to it. */
class AnomalyCommandTest {
    @TempDir
    private Path folder;

    private Path known;
    private Path unknown;
    private Path out;

    @BeforeEach
    void draw() throws IOException {
        Path drawn = folder.resolve("drawn");
        new SmearDataset(List.of("lymphocyte", "platelet"), 3, 1, Domain.REFERENCE, 32)
                .write(drawn, Progress.SILENT, () -> false);
        known = folder.resolve("known");
        unknown = folder.resolve("unknown");
        out = folder.resolve("out");
        Files.createDirectories(known);
        Files.createDirectories(unknown);
        Files.move(drawn.resolve("lymphocyte"), known.resolve("a"));
        Files.move(drawn.resolve("platelet"), unknown.resolve("platelet"));
        try (NDManager manager = NDManager.newBaseManager()) {
            new ModelFolder(folder.resolve("model")).save(TinyModel.random(manager), Precision.FP32);
        }
    }

    private CommandRun anomaly(Path knownFolder, Path unknownFolder, Object... more) {
        Object[] command = {
            "anomaly",
            "--model",
            folder.resolve("model"),
            "--known",
            knownFolder,
            "--unknown",
            unknownFolder,
            "--out",
            out,
            "--trials",
            "2:2",
            "--precision",
            "fp32"
        };
        return CommandRun.of(Stream.concat(Stream.of(command), Stream.of(more)).toArray());
    }

    @Test
    void judgesEveryScoreAndWritesItsFiles() throws IOException {
        CommandRun run = anomaly(known, unknown, "--json");

        assertEquals(0, run.code(), run.err());
        assertEquals(Set.of("scores.csv", "metrics.json", "roc.png", "kde.png"), names(out));
        JsonObject metrics = JsonParser.parseString(run.out()).getAsJsonObject();
        assertEquals(
                Files.readString(out.resolve("metrics.json")).strip(), run.out().strip());
        assertEquals(3, metrics.get("known").getAsInt());
        assertEquals(3, metrics.get("unknown").getAsInt());
        for (String score : List.of("gap", "isolation", "consistency")) {
            JsonObject of = metrics.getAsJsonObject(score);
            double auc = of.get("auc").getAsDouble();
            assertTrue(auc >= 0 && auc <= 1, of.toString());
            assertEquals(auc > 0 && auc < 1, of.has("aucInterval95"), of.toString());
        }
        List<String> scores = Files.readAllLines(out.resolve("scores.csv"));
        assertEquals("image,kind,label,predicted,gap,isolation,consistency,trials,evaluations", scores.get(0));
        assertEquals(7, scores.size());
        assertTrue(scores.get(1).startsWith("a/lymphocyte_00001,known,a,"), scores.get(1));
        assertTrue(scores.get(4).startsWith("platelet/platelet_00001,unknown,platelet,"), scores.get(4));
    }

    @Test
    void withFourKnownCellsAClassTheyAreTheMeasureOfWhatIsUsual() throws IOException {
        for (int i = 4; i <= 12; i++) {
            Files.copy(
                    known.resolve("a").resolve("lymphocyte_0000" + (i % 3 + 1) + ".png"),
                    known.resolve("a").resolve("more_" + i + ".png"));
        }

        CommandRun run = anomaly(known, unknown, "--json");

        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("p-value of a known kind (ours) (headline): AUC"), run.err());
        assertTrue(JsonParser.parseString(run.out()).getAsJsonObject().has("knownKind"), run.out());
        List<String> scores = Files.readAllLines(out.resolve("scores.csv"));
        assertTrue(scores.get(0).contains(",consistency,knownKind,trials,"), scores.get(0));
        assertEquals(10, scores.get(1).split(",").length, scores.get(1));
    }

    @Test
    void filesOfAnotherSizeAreCroppedAsAskedFor() throws IOException {
        anomaly(known, unknown);
        List<String> usual = Files.readAllLines(out.resolve("scores.csv"));

        CommandRun run = anomaly(known, unknown, "--crop", 16, "--json");

        assertEquals(0, run.code(), run.err());
        assertEquals(
                16,
                JsonParser.parseString(run.out()).getAsJsonObject().get("crop").getAsInt());
        List<String> cropped = Files.readAllLines(out.resolve("scores.csv"));
        assertEquals(usual.size(), cropped.size());
        assertNotEquals(usual, cropped);
    }

    @Test
    void aFolderOfImagesIsOneUnknownKind() throws IOException {
        Files.createDirectories(unknown.resolve("platelet").resolve(".ipynb_checkpoints"));

        CommandRun run = anomaly(known, unknown.resolve("platelet"), "--limit", 2);

        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("2 known and 2 unknown images"), run.err());
        assertEquals(out.toString(), run.out().strip());
    }

    @Test
    void imagesOnTheWrongSideAreLeftOutAndCounted() throws IOException {
        Files.createDirectories(known.resolve("strange"));
        Files.copy(
                unknown.resolve("platelet").resolve("platelet_00001.png"),
                known.resolve("strange").resolve("x.png"));
        Files.createDirectories(unknown.resolve("b"));
        Files.copy(
                known.resolve("a").resolve("lymphocyte_00001.png"),
                unknown.resolve("b").resolve("x.png"));

        CommandRun run = anomaly(known, unknown);

        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.err().contains("1 images in " + known + " are of classes that the model does not know"), run.err());
        assertTrue(run.err().contains("1 images in " + unknown + " are of classes that the model knows"), run.err());
        assertTrue(run.err().contains("3 known and 3 unknown images"), run.err());
    }

    @Test
    void aBrokenFileIsNamedAndTheRestIsDone() throws IOException {
        Path broken = known.resolve("a").resolve("broken.png");
        Files.write(broken, new byte[] {1, 2, 3});

        CommandRun run = anomaly(known, unknown);

        assertEquals(1, run.code(), run.err());
        assertTrue(run.err().contains("left out: " + broken), run.err());
        assertTrue(Files.exists(out.resolve("metrics.json")));
    }

    @Test
    void foldersOfTheWrongKindAreWrongUsage() {
        assertEquals(2, anomaly(unknown, unknown).code());
        assertEquals(2, anomaly(known, known).code());
        CommandRun nowhere = anomaly(known, folder.resolve("nowhere"));
        assertEquals(2, nowhere.code());
        assertTrue(nowhere.err().contains("There is no folder"), nowhere.err());
        assertFalse(Files.exists(out));
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
