package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.evaluation.EvaluationFiles;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.stats.Prediction;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command that reads a folder of images says first what it found there, and takes a table of labels. */
class FolderCommandsTest {
    private static final String FOUND = ": 2 classes: a 5, c 3; left out: 1 .webp in c\n";

    @TempDir
    private Path folder;

    private Path data;
    private Path flat;
    private Path model;

    @BeforeEach
    void draw() throws IOException {
        data = folder.resolve("data");
        model = folder.resolve("model");
        new SmearDataset(List.of("lymphocyte", "monocyte"), 5, 1, Domain.REFERENCE, 32)
                .write(data, Progress.SILENT, () -> false);
        Files.move(data.resolve("lymphocyte"), data.resolve("a"));
        Files.move(data.resolve("monocyte"), data.resolve("c"));
        Files.delete(data.resolve("c/monocyte_00004.png"));
        Files.move(data.resolve("c/monocyte_00005.png"), data.resolve("c/monocyte_00005.webp"));
        flat = Files.createDirectories(folder.resolve("flat"));
        StringBuilder table = new StringBuilder("file;label;remark\r\n");
        for (String name :
                List.of("a/lymphocyte_00001", "a/lymphocyte_00002", "c/monocyte_00001", "c/monocyte_00002")) {
            Path file = data.resolve(name + ".png");
            Files.copy(file, flat.resolve(file.getFileName()));
            table.append(file.getFileName()).append(';').append(name.charAt(0)).append(";\r\n");
        }
        Files.writeString(flat.resolve("labels.csv"), table);
        try (NDManager manager = NDManager.newBaseManager()) {
            new ModelFolder(model).save(TinyModel.random(manager), Precision.FP32);
        }
    }

    private CommandRun evaluate(Object... more) {
        Object[] command = {"evaluate", "--model", model, "--trials", "2:2", "--precision", "fp32"};
        return CommandRun.of(Stream.concat(Stream.of(command), Stream.of(more)).toArray());
    }

    private Path out(String name) {
        return folder.resolve(name);
    }

    @Test
    void everyCommandSaysWhatItFound() {
        Object[][] commands = {
            {"evaluate", "--model", model, "--data", data, "--out", out("e"), "--trials", "2:2", "--limit", 2},
            {"trials", "--model", model, "--data", data, "--out", out("t.jsonl.gz"), "--trials", 2, "--limit", 2},
            {"classify", "--model", model, "--trials", "2:2", data},
            {"anomaly", "--model", model, "--known", data, "--unknown", flat, "--out", out("n"), "--trials", "2:2"},
            {"data", "cell-size", data},
            // Refused for other reasons, once the folder was read.
            {"train", "--data", data, "--out", out("m"), "--exclude", "b", "--steps", 1},
            {"experiment", "folds", "--data", data, "--out", out("f"), "--preset", "tiny", "--folds", 9, "--steps", 1},
            {"experiment", "low-data", "--data", data, "--out", out("l"), "--models", "vit-small", "--steps", 1}
        };
        for (Object[] command : commands) {
            CommandRun run = CommandRun.of(command);
            assertTrue(run.err().startsWith(data + FOUND), command[0] + ": " + run.err());
        }
    }

    @Test
    void whatLooksLikeAMistakeIsNotedOnALineOfItsOwn() throws IOException {
        Files.copy(data.resolve("a/lymphocyte_00001.png"), data.resolve("c/twin.png"));
        Files.createDirectories(data.resolve("A"));
        Files.copy(data.resolve("a/lymphocyte_00002.png"), data.resolve("A/1.png"));

        List<String> lines =
                CommandRun.of("data", "cell-size", data).err().lines().toList();

        assertTrue(lines.get(1).startsWith("Note: \"A\" and \"a\" are taken for different classes"), lines.toString());
        assertTrue(lines.get(2).startsWith("Note: \"A/1.png\" and \"a/lymphocyte_00002.png\""), lines.toString());
        assertTrue(lines.get(3).startsWith("Note: \"a/lymphocyte_00001.png\" and \"c/twin.png\""), lines.toString());
    }

    @Test
    void aFlatFolderIsReadWithItsTable() throws IOException {
        CommandRun without = evaluate("--data", flat, "--out", out("e"));
        assertEquals(1, without.code(), without.err());
        assertTrue(without.err().contains("add --labels " + flat.resolve("labels.csv")), without.err());

        CommandRun run = evaluate("--data", flat, "--out", out("e"), "--labels", "labels.csv");

        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().startsWith(flat + ": 2 classes: a 2, c 2\n"), run.err());
        assertEquals(
                List.of("a/lymphocyte_00001 a", "a/lymphocyte_00002 a", "c/monocyte_00001 c", "c/monocyte_00002 c"),
                EvaluationFiles.readPredictions(out("e")).stream()
                        .map(p -> p.image() + " " + p.label())
                        .toList());
        CommandRun nowhere = evaluate("--data", flat, "--out", out("e"), "--labels", "no.csv");
        assertEquals(2, nowhere.code());
        assertEquals(
                "There is no table of labels no.csv, neither here nor in " + flat,
                nowhere.err().strip());
    }

    @Test
    void theTableIsOfBothFoldersOfAnAnomalyTestWhereTheyAreOne() throws IOException {
        Files.writeString(
                flat.resolve("labels.csv"),
                """
                file,label
                lymphocyte_00001,blast
                lymphocyte_00002.png,blast
                monocyte_00001,c
                monocyte_00002,c
                """);
        CommandRun run = CommandRun.of(
                "anomaly",
                "--model",
                model,
                "--known",
                flat,
                "--unknown",
                flat,
                "--labels",
                "labels.csv",
                "--out",
                out("n"),
                "--trials",
                "2:2");

        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("2 known and 2 unknown images"), run.err());
    }

    @Test
    void partsOfADatasetAreRecognized() throws IOException {
        Path parts = Files.createDirectories(folder.resolve("parts"));
        Files.move(data, parts.resolve("train"));
        CommandRun run = CommandRun.of("train", "--data", parts, "--out", out("m"), "--steps", 1);

        assertEquals(1, run.code());
        assertTrue(run.err().contains("give the path of one of them, such as " + parts.resolve("train")), run.err());
    }

    @Test
    void moreClassesThanAPresetTakesAreRefusedWithThePresetsThatDo() throws IOException {
        Path many = folder.resolve("many");
        List<Path> cells = List.of(
                data.resolve("a/lymphocyte_00001.png"), data.resolve("a/lymphocyte_00002.png"),
                data.resolve("a/lymphocyte_00003.png"), data.resolve("c/monocyte_00001.png"));
        for (int i = 0; i < 17; i++) {
            Path ofClass = Files.createDirectories(many.resolve("class " + i));
            for (Path cell : cells) {
                // Bytes after the end of a PNG change no pixel, and no two files are the same.
                Path file = Files.copy(cell, ofClass.resolve(cell.getFileName()));
                Files.write(file, String.valueOf(i).getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
            }
        }
        CommandRun run = CommandRun.of("train", "--data", many, "--out", out("m"), "--steps", 1, "--preset", "tiny");

        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains("The preset tiny takes at most 16 classes"), run.err());
        assertTrue(run.err().contains("has 17: choose --preset sd15 or sd15-shift, or a discriminative"), run.err());
    }

    @Test
    void anEvaluationGoesOnWhereverItsImagesLie() throws IOException {
        Path results = out("e");
        assertEquals(0, evaluate("--data", data, "--out", results, "--limit", 4).code());
        Path moved = Files.move(data, folder.resolve("renamed"));

        CommandRun run = evaluate("--data", moved, "--out", results);

        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("holds 4 predictions with these settings"), run.err());
        assertEquals(8, EvaluationFiles.readPredictions(results).size());

        Prediction judged = EvaluationFiles.readPredictions(results).get(0);
        Path image = moved.resolve(judged.image() + ".png");
        Files.copy(moved.resolve("c/monocyte_00001.png"), image, StandardCopyOption.REPLACE_EXISTING);
        CommandRun changed = evaluate("--data", moved, "--out", results);
        assertEquals(2, changed.code(), changed.err());
        assertTrue(
                changed.err().contains("another data: the image " + judged.image() + " is not the one"), changed.err());

        Files.move(moved.resolve("a"), moved.resolve("b"));
        Files.move(moved.resolve("c"), moved.resolve("a"));
        CommandRun others = evaluate("--data", moved, "--out", results);
        assertTrue(others.err().contains("another data: none of its 8 images is in this data"), others.err());
    }
}
