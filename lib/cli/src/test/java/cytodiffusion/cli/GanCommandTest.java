package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generator from its training to a folder of its cells, by commands. */
class GanCommandTest {
    @TempDir
    private Path folder;

    private Path cells() throws IOException {
        Path data = folder.resolve("cells");
        new SmearDataset(List.of("lymphocyte", "platelet"), 10, 1, Domain.REFERENCE, 96)
                .write(data, Progress.SILENT, () -> false);
        return data;
    }

    private CommandRun train(Path data, Path model, Object... more) {
        Object[] command = {
            "train",
            "--preset",
            "dcgan-small",
            "--data",
            data,
            "--out",
            model,
            "--steps",
            1,
            "--batch",
            4,
            "--precision",
            "fp32"
        };
        Object[] all = new Object[command.length + more.length];
        System.arraycopy(command, 0, all, 0, command.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return CommandRun.of(all);
    }

    @Test
    void trainsDrawsAndWritesADataset() throws IOException {
        Path model = folder.resolve("model");
        CommandRun trained = train(cells(), model, "--class", "all");
        assertEquals(0, trained.code(), trained.err());

        CommandRun sampled = CommandRun.of(
                "sample",
                "--model",
                model,
                "--class",
                "platelet",
                "--count",
                1,
                "--out",
                folder.resolve("one"),
                "--json");
        assertEquals(0, sampled.code(), sampled.err());
        JsonObject facts = JsonParser.parseString(sampled.out()).getAsJsonObject();
        assertFalse(facts.has("sampler"), "a DCGAN has none: " + facts);

        Path drawn = folder.resolve("drawn");
        CommandRun generated = CommandRun.of("data", "generate", "--model", model, "--per-class", 2, drawn);
        assertEquals(0, generated.code(), generated.err());
        assertTrue(Files.exists(drawn.resolve("lymphocyte/lymphocyte-00002.png")));
        assertTrue(Files.readString(drawn.resolve("croissant.json")).contains("cyto:madeBy"));
        assertTrue(CommandRun.of("data", "generate", "--model", model, "--per-class", 0, drawn)
                .err()
                .contains("--per-class"));

        CommandRun judged = CommandRun.of("classify", "--model", model, drawn);
        assertEquals(2, judged.code());
        assertTrue(judged.err().contains("judges none"), judged.err());

        CommandRun cost = CommandRun.of("cost", "--model", model, "--count-only", "--json");
        JsonObject both = JsonParser.parseString(cost.out()).getAsJsonObject();
        assertEquals(2, both.get("classes").getAsInt());
        assertEquals(
                957_699, both.getAsJsonObject("generator").get("parameters").getAsLong());
    }

    @Test
    void aClassThatIsNotThereIsWrongUsage() throws IOException {
        CommandRun run = train(cells(), folder.resolve("model"), "--class", "unicorn");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("lymphocyte, platelet"), run.err());
    }

    @Test
    void costCountsBothNetworksOfAPreset() {
        CommandRun run = CommandRun.of("cost", "--preset", "dcgan-small", "--count-only", "--json");
        assertEquals(0, run.code(), run.err());
        JsonObject figures = JsonParser.parseString(run.out()).getAsJsonObject();
        assertEquals(1, figures.get("classes").getAsInt());
        assertTrue(figures.getAsJsonObject("discriminator").get("parameters").getAsLong() > 100_000, run.out());
    }
}
