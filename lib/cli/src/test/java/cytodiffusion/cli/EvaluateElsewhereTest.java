package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.evaluation.EvaluationFiles;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of another laboratory, which has a and c of the model's classes a, b and c. */
class EvaluateElsewhereTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path out;

    @BeforeEach
    void draw() throws IOException {
        data = folder.resolve("data");
        out = folder.resolve("out");
        new SmearDataset(List.of("lymphocyte", "monocyte"), 4, 1, Domain.REFERENCE, 48)
                .write(data, Progress.SILENT, () -> false);
        Files.move(data.resolve("lymphocyte"), data.resolve("a"));
        Files.move(data.resolve("monocyte"), data.resolve("c"));
        try (NDManager manager = NDManager.newBaseManager()) {
            new ModelFolder(folder.resolve("model")).save(TinyModel.random(manager), Precision.FP32);
        }
    }

    private CommandRun evaluate(Object... more) {
        Object[] command = {
            "evaluate",
            "--model",
            folder.resolve("model"),
            "--data",
            data,
            "--out",
            out,
            "--trials",
            "2:2",
            "--json",
            "--precision",
            "fp32"
        };
        return CommandRun.of(Stream.concat(Stream.of(command), Stream.of(more)).toArray());
    }

    @Test
    void onlyTheSharedClassesComeIntoQuestion() throws IOException {
        CommandRun run = evaluate("--classes", "shared");

        assertEquals(0, run.code(), run.err());
        assertEquals(
                "shared",
                JsonParser.parseString(run.out())
                        .getAsJsonObject()
                        .get("classes")
                        .getAsString());
        assertTrue(EvaluationFiles.readPredictions(out).stream()
                .allMatch(p -> Set.of("a", "c").contains(p.predicted())));
    }

    @Test
    void anotherCropIsUsedAndTold() throws IOException {
        JsonObject metrics =
                JsonParser.parseString(evaluate("--crop", 24).out()).getAsJsonObject();

        assertEquals(24, metrics.get("crop").getAsInt());
        assertEquals(8, metrics.get("n").getAsInt());
    }

    @Test
    void predictionsOfAnotherCropOrOtherClassesAreNotMixedUp() {
        assertEquals(0, evaluate("--crop", 24).code());

        CommandRun other = evaluate("--crop", 30);
        assertEquals(2, other.code());
        assertTrue(other.err().contains("another crop (24 px, now 30 px)"), other.err());
        CommandRun shared = evaluate("--crop", 24, "--classes", "shared");
        assertEquals(2, shared.code());
        assertTrue(shared.err().contains("another classes (all, now shared)"), shared.err());
    }

    @Test
    void aCropThatNoFileHoldsFailsFileByFile() {
        CommandRun run = evaluate("--crop", 60);

        assertEquals(1, run.code());
        assertTrue(run.err().contains("too few for a crop of 60 x 60"), run.err());
    }

    @Test
    void otherWordsForTheClassesAreWrongUsage() {
        assertEquals(2, evaluate("--classes", "some").code());
    }

    @Test
    void theCropOfAnotherMicroscopeIsMeasured() throws IOException {
        Path larger = folder.resolve("larger");
        new SmearDataset(List.of("lymphocyte", "monocyte"), 4, 1, Domain.SECOND_MICROSCOPE, 96)
                .write(larger, Progress.SILENT, () -> false);
        Files.move(larger.resolve("lymphocyte"), larger.resolve("a"));

        CommandRun run = CommandRun.of("data", "cell-size", larger, "--like", data, "--crop", 32);

        assertEquals(0, run.code(), run.err());
        // 96 pixels of 28 µm beside 48 of 36: 2.57 times as large.
        assertEquals(32 * 2.57, Integer.parseInt(run.out().strip()), 7, run.err());
        assertTrue(run.err().contains("a: "), run.err());
        assertEquals(
                2,
                CommandRun.of("data", "cell-size", larger, "--like", folder.resolve("x"))
                        .code());
    }
}
