package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cyto experiment low-data} and {@code cyto experiment folds} with a network of one step. */
class ExperimentCommandsTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path out;

    @BeforeEach
    void draw() throws IOException {
        data = folder.resolve("cells");
        out = folder.resolve("out");
        new SmearDataset(List.of("lymphocyte", "platelet"), 8, 1, Domain.REFERENCE, 32)
                .write(data, Progress.SILENT, () -> false);
    }

    private CommandRun lowData(Object... more) {
        Object[] command = new Object[6 + more.length];
        Object[] first = {"experiment", "low-data", "--data", data, "--out", out};
        System.arraycopy(first, 0, command, 0, first.length);
        System.arraycopy(more, 0, command, first.length, more.length);
        return CommandRun.of(command);
    }

    @Test
    void lowDataLeavesATableAndSaysWhatCommandMadeIt() throws IOException {
        Object[] options = {
            "--models", "resnet18-small", "--sizes", "1,2", "--repetitions", "1", "--steps", "1", "--size", "32"
        };
        CommandRun run = lowData(options);
        assertEquals(Main.OK, run.code(), run.err());
        assertEquals(out + System.lineSeparator(), run.out());
        assertTrue(run.err().contains("2 images a class, resnet18-small: balanced accuracy"), run.err());
        List<String> rows = Files.readAllLines(out.resolve("results.csv"));
        assertEquals(3, rows.size());
        assertTrue(rows.get(1).startsWith("resnet18-small,1,1,random weights,"), rows.get(1));
        JsonObject note = JsonParser.parseString(Files.readString(out.resolve("run.json")))
                .getAsJsonObject();
        assertEquals(
                "cyto experiment low-data --data cells --sizes 1,2 --repetitions 1 --models resnet18-small --size 32"
                        + " --steps 1",
                sorted(note.get("command").getAsString()));

        CommandRun again = lowData("--models", "resnet18-small", "--sizes", "1,2", "--steps", "2", "--size", "32");
        assertEquals(Main.USAGE, again.code(), again.err());
        assertTrue(again.err().contains("another training"), again.err());
    }

    /** Picocli gives the options in an order of its own. */
    private static String sorted(String command) {
        String[] parts = command.split(" (?=--)");
        List<String> order = List.of("--data", "--sizes", "--repetitions", "--models", "--size ", "--steps");
        StringBuilder text = new StringBuilder(parts[0]);
        for (String option : order) {
            for (int i = 1; i < parts.length; i++) {
                if ((parts[i] + " ").startsWith(option.endsWith(" ") ? option : option + " ")) {
                    text.append(' ').append(parts[i]);
                }
            }
        }
        return text.toString();
    }

    @Test
    void lowDataNeedsALengthAndImages() {
        assertEquals(Main.USAGE, lowData().code());
        CommandRun large = lowData("--steps", "1");
        assertEquals(Main.USAGE, large.code());
        assertTrue(large.err().contains("the smallest class has 8"), large.err());
        CommandRun unknown = lowData("--steps", "1", "--sizes", "1", "--models", "resnet");
        assertEquals(Main.USAGE, unknown.code());
        assertTrue(unknown.err().contains("no model 'resnet'"), unknown.err());
    }

    @Test
    void foldsStartsFromAModelThatIsThere() {
        CommandRun run = CommandRun.of(
                "experiment", "folds", "--data", data, "--out", out, "--steps", 1, "--init", folder.resolve("x"));
        assertEquals(Main.USAGE, run.code());
        assertTrue(run.err().contains("There is no folder"), run.err());
    }

    @Test
    void foldsLeavesPredictionsOfAllImages() throws IOException {
        CommandRun run = CommandRun.of(
                "experiment",
                "folds",
                "--data",
                data,
                "--out",
                out,
                "--folds",
                2,
                "--preset",
                "resnet18-small",
                "--size",
                "32",
                "--steps",
                "1",
                "--json");
        assertEquals(Main.OK, run.code(), run.err());
        JsonObject facts = JsonParser.parseString(run.out()).getAsJsonObject();
        assertEquals(16, facts.get("rows").getAsInt());
        assertTrue(facts.get("complete").getAsBoolean());
        assertTrue(run.err().contains("16 images (2-fold cross-validation)"), run.err());
        assertEquals(17, Files.readAllLines(out.resolve("results.csv")).size());
        assertTrue(Files.exists(out.resolve("review.csv")));
    }

    @Test
    void partsOfATableArePutTogether() throws IOException {
        List<Path> parts = List.of(folder.resolve("1"), folder.resolve("2"));
        out = parts.get(0);
        CommandRun first = shard("1/2");
        assertEquals(Main.OK, first.code(), first.err());
        Path all = folder.resolve("all");

        CommandRun partly = CommandRun.of("experiment", "merge", all, parts.get(0));
        assertEquals(Main.FAILED, partly.code(), partly.err());
        assertTrue(partly.err().contains("missing: resnet18-small-2-1 (shard 2/2)"), partly.err());

        out = parts.get(1);
        assertEquals(Main.OK, shard("2/2").code());
        CommandRun whole = CommandRun.of("experiment", "merge", "--json", all, parts.get(0), parts.get(1));
        assertEquals(Main.OK, whole.code(), whole.err());
        JsonObject told = JsonParser.parseString(whole.out()).getAsJsonObject();
        assertEquals(2, told.get("rows").getAsInt());
        assertEquals(0, told.getAsJsonArray("missing").size());
        List<String> rows = Files.readAllLines(all.resolve("results.csv"));
        assertTrue(rows.get(1).startsWith("resnet18-small,1,1,"), rows.get(1));
        assertTrue(rows.get(2).startsWith("resnet18-small,2,1,"), rows.get(2));

        for (String none : List.of("3/2", "0/2", "half")) {
            CommandRun refused = shard(none);
            assertEquals(Main.USAGE, refused.code(), refused.err());
        }
        CommandRun nothing = CommandRun.of("experiment", "merge", all, folder.resolve("nowhere"));
        assertEquals(Main.USAGE, nothing.code(), nothing.err());
        assertTrue(nothing.err().contains("holds no shard"), nothing.err());
    }

    private CommandRun shard(String part) {
        return lowData(
                "--models",
                "resnet18-small",
                "--sizes",
                "1,2",
                "--repetitions",
                "1",
                "--steps",
                "1",
                "--size",
                "32",
                "--precision",
                "fp32",
                "--shard",
                part);
    }
}
