package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.TwelveBits;
import cytodiffusion.evaluation.EvaluationFiles;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.stats.Prediction;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells as a camera of 12 bits writes them into files of 16. */
class RangeCommandsTest {
    private static final String DARK = "Note: the values of the 16-bit files fill less than an eighth of their range";
    private static final String OWN = "Range: 12 of 16 bits, as in the model's training";

    @TempDir
    private Path folder;

    private Path bright;
    private Path dark;
    private Path model;

    @BeforeEach
    void draw() throws IOException {
        bright = folder.resolve("bright/cells");
        dark = folder.resolve("dark/cells");
        model = folder.resolve("model");
        TwelveBits.draw(bright, dark, 5, 32);
        try (NDManager manager = NDManager.newBaseManager()) {
            new ModelFolder(model).save(TinyModel.random(manager), Precision.FP32);
        }
    }

    private List<Prediction> evaluated(Path data, String out, String... more) throws IOException {
        List<Object> command = new ArrayList<>(List.of("evaluate", "--model", model, "--data", data));
        command.addAll(List.of("--out", folder.resolve(out), "--trials", "2:2", "--precision", "fp32"));
        command.addAll(List.of(more));
        CommandRun run = CommandRun.of(command.toArray());
        assertEquals(0, run.code(), run.err());
        return EvaluationFiles.readPredictions(folder.resolve(out));
    }

    private static List<Double> confidences(List<Prediction> predictions) {
        return predictions.stream().map(Prediction::confidence).toList();
    }

    @Test
    void inTheDatasRangeTheyAreJudgedAsTheOrdinaryFilesAre() throws IOException {
        List<Prediction> ordinary = evaluated(bright, "ordinary");
        List<Prediction> scaled = evaluated(dark, "scaled", "--range", "data");
        List<Prediction> asTheyAre = evaluated(dark, "as-they-are");

        assertEquals(10, scaled.size());
        assertEquals(confidences(ordinary), confidences(scaled));
        assertNotEquals(confidences(ordinary), confidences(asTheyAre));
        assertTrue(Files.readString(folder.resolve("scaled/metrics.json")).contains("\"range\": \"12 of 16 bits\""));
    }

    @Test
    void aKeptEvaluationIsNotMixedWithOneInAnotherRange() throws IOException {
        evaluated(dark, "kept");
        CommandRun other = CommandRun.of(
                "evaluate",
                "--model",
                model,
                "--data",
                dark,
                "--out",
                folder.resolve("kept"),
                "--trials",
                "2:2",
                "--precision",
                "fp32",
                "--range",
                "data");
        assertEquals(2, other.code(), other.err());
        assertTrue(other.err().contains("range"), other.err());
    }

    @Test
    void theyAreNotedWhereTheyAreRead() {
        Path cell = dark.resolve("a/lymphocyte_00001.png");
        Object[][] commands = {
            {"evaluate", "--model", model, "--data", dark, "--out", folder.resolve("e"), "--trials", "2:2"},
            {"trials", "--model", model, "--data", dark, "--out", folder.resolve("t.gz"), "--trials", 2, "--limit", 2},
            {"classify", "--model", model, "--trials", "2:2", dark},
            {"classify", "--model", model, "--trials", "2:2", cell},
            {"heatmap", "--model", model, "--trials", "2", "--out", folder.resolve("h"), cell},
            {
                "anomaly",
                "--model",
                model,
                "--known",
                dark,
                "--unknown",
                bright,
                "--out",
                folder.resolve("n"),
                "--trials",
                "2:2"
            },
            {"data", "cell-size", dark},
            // Refused for other reasons, once the folder was read.
            {"bench", "--model", model, "--data", dark, "--precision", "none"},
            {"experiment", "low-data", "--data", dark, "--out", folder.resolve("l"), "--steps", 1},
            {"train", "--data", dark, "--out", folder.resolve("m"), "--exclude", "b", "--steps", 1}
        };
        for (Object[] command : commands) {
            CommandRun run = CommandRun.of(command);
            assertTrue(run.err().contains(DARK), command[0] + ": " + run.err());
        }
        CommandRun asked = CommandRun.of("classify", "--model", model, "--trials", "2:2", "--range", "full", cell);
        assertFalse(asked.err().contains(DARK), asked.err());
        CommandRun ordinary = CommandRun.of("classify", "--model", model, "--trials", "2:2", bright);
        assertFalse(ordinary.err().contains("Note"), ordinary.err());
        CommandRun unknown = CommandRun.of("classify", "--model", model, "--range", "some", cell);
        assertEquals(2, unknown.code());
        assertEquals("--range takes full or data, not 'some'\n", unknown.err());
    }

    /** What a table of trainings finds in the dark cells, but for the time that it took. */
    private List<String> found(String table, String out, Object... options) throws IOException {
        List<Object> command = new ArrayList<>(List.of("experiment", table, "--data", dark));
        command.addAll(List.of("--out", folder.resolve(out), "--size", 32, "--steps", 1, "--precision", "fp32"));
        command.addAll(List.of(options));
        CommandRun run = CommandRun.of(command.toArray());
        assertEquals(0, run.code(), run.err());
        assertEquals(!command.contains("--range"), run.err().contains(DARK), run.err());
        List<String[]> rows = Files.readAllLines(folder.resolve(out).resolve("results.csv")).stream()
                .map(row -> row.split(",", -1))
                .toList();
        return rows.stream()
                .map(row -> IntStream.range(0, row.length)
                        .filter(column -> !rows.get(0)[column].contains("econds"))
                        .mapToObj(column -> row[column])
                        .collect(Collectors.joining(",")))
                .toList();
    }

    /** Not beside the ordinary files: which fold an image is in depends on its content. */
    @Test
    void foldsSeeThemInTheDatasRange() throws IOException {
        Object[] options = {"--folds", 2, "--preset", "resnet18-small"};
        Object[] scaled = {"--folds", 2, "--preset", "resnet18-small", "--range", "data"};

        List<String> seen = found("folds", "scaled-folds", scaled);

        assertEquals(11, seen.size());
        assertNotEquals(seen, found("folds", "dark-folds", options));
        CommandRun other = CommandRun.of(
                "experiment",
                "folds",
                "--data",
                dark,
                "--out",
                folder.resolve("scaled-folds"),
                "--size",
                32,
                "--steps",
                1,
                "--folds",
                2,
                "--preset",
                "resnet18-small",
                "--precision",
                "fp32");
        assertEquals(2, other.code(), other.err());
        assertTrue(other.err().contains("range"), other.err());
    }

    @Test
    void fewOfThemTeachInTheDatasRange() throws IOException {
        Object[] options = {"--models", "resnet18-small", "--sizes", 1, "--repetitions", 1};
        Object[] scaled = {"--models", "resnet18-small", "--sizes", 1, "--repetitions", 1, "--range", "data"};

        List<String> seen = found("low-data", "scaled-few", scaled);

        // A step teaches nothing that could differ; what is asked is that the range comes as far as the trainings.
        assertEquals(2, seen.size());
        assertEquals(2, found("low-data", "dark-few", options).size());
    }

    @Test
    void aModelJudgesInTheRangeOfItsTraining() throws IOException {
        Path trained = folder.resolve("trained");
        Object[] train = {
            "train", "--data", dark, "--out", trained, "--preset", "tiny", "--steps", 1, "--precision", "fp32"
        };

        CommandRun first = CommandRun.of(
                Stream.concat(Stream.of(train), Stream.of("--range", "data")).toArray());

        assertEquals(0, first.code(), first.err());
        assertFalse(first.err().contains(DARK), first.err());
        assertEquals(Map.of(16, 12), new ModelFolder(trained).readCard().bitsInUse());
        CommandRun otherRange = CommandRun.of(Stream.concat(Stream.of(train), Stream.of("--resume", "--range", "full"))
                .toArray());
        assertEquals(2, otherRange.code(), otherRange.err());
        assertTrue(otherRange.err().contains("another range of values (12 of 16 bits, not full)"), otherRange.err());
        CommandRun resumed = CommandRun.of("train", "--data", dark, "--out", trained, "--steps", 2, "--resume");
        assertEquals(0, resumed.code(), resumed.err());
        assertTrue(resumed.err().contains(OWN), resumed.err());
        assertEquals(Map.of(16, 12), new ModelFolder(trained).readCard().bitsInUse());

        CommandRun run = CommandRun.of("classify", "--model", trained, "--trials", "2:2", "--json", dark);
        assertTrue(run.err().contains(OWN), run.err());
        assertFalse(run.err().contains(DARK), run.err());
        CommandRun ordinary = CommandRun.of("classify", "--model", trained, "--trials", "2:2", "--json", bright);
        assertEquals(run.out().replace("/dark/", "/bright/"), ordinary.out(), "the same cells in files of 8 bits");
    }
}
