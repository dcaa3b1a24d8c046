package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.run.TrialFile;
import cytodiffusion.run.TrialRecord;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model's classes are called a, b and c, so what lies in folders of these names is known to it. */
class TrialsCommandTest {
    @TempDir
    private Path folder;

    private Path out;

    @BeforeEach
    void draw() throws IOException {
        out = folder.resolve("trials.jsonl.gz");
        new SmearDataset(List.of("lymphocyte", "platelet"), 2, 1, Domain.REFERENCE, 32)
                .write(folder.resolve("cells"), Progress.SILENT, () -> false);
        Files.move(folder.resolve("cells/lymphocyte"), folder.resolve("cells/a"));
        Files.move(folder.resolve("cells/platelet"), folder.resolve("cells/c"));
        try (NDManager manager = NDManager.newBaseManager()) {
            new ModelFolder(folder.resolve("model")).save(TinyModel.random(manager), Precision.FP32);
        }
    }

    private CommandRun trials(int limit, int trials) {
        return CommandRun.of(
                "trials",
                "--model",
                folder.resolve("model"),
                "--data",
                folder.resolve("cells"),
                "--limit",
                limit,
                "--trials",
                trials,
                "--out",
                out,
                "--precision",
                "fp32");
    }

    @Test
    void recordsAndGoesOn() throws IOException {
        CommandRun first = trials(2, 5);
        assertEquals(0, first.code(), first.err());
        assertEquals(out.toString(), first.out().strip());
        assertTrue(first.err().contains("2 images with 5 trials"), first.err());
        TrialRecord two = TrialFile.read(out);

        CommandRun second = trials(4, 5);

        assertEquals(0, second.code(), second.err());
        TrialRecord four = TrialFile.read(out);
        assertEquals(4, four.images().size());
        assertEquals(two.images().get(1).id(), four.images().get(1).id());
        assertEquals("cells", four.settings().dataset());
    }

    /** What is dropped when is a choice, and the test split makes none. */
    @Test
    void recordsOfATestSplitChooseNoStoppingRule() throws IOException {
        assertEquals(0, trials(4, 40).code());
        TrialRecord.Settings of = TrialFile.read(out).settings();
        assertEquals(JudgedPart.ALL, of.split());
        CommandRun every = CommandRun.of("experiment", "false-drops", "--trials", out, "--json");
        assertEquals(0, every.code(), every.err());
        assertTrue(every.out().contains("\"anytime\""), every.out());

        String text;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(out))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        try (GZIPOutputStream zipped = new GZIPOutputStream(Files.newOutputStream(out))) {
            zipped.write(text.replace("\"split\":\"all\"", "\"split\":\"test\"").getBytes(StandardCharsets.UTF_8));
        }
        CommandRun refused = CommandRun.of("experiment", "false-drops", "--trials", out);
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("test split, which chooses no stopping rule"), refused.err());
        assertTrue(refused.err().contains("--split validation"), refused.err());
        assertEquals(
                0,
                CommandRun.of("experiment", "false-drops", "--trials", out, "--measure-only")
                        .code());
    }

    @Test
    void fewRecordedCellsTellNothingOfScores() {
        assertEquals(0, trials(4, 5).code());
        CommandRun few = CommandRun.of("experiment", "left-out", "--trials", out, "--use", 5);
        assertEquals(1, few.code());
        assertTrue(few.err().contains("five cells"), few.err());
        assertEquals(
                2,
                CommandRun.of("experiment", "left-out", "--trials", out, "--use", 1)
                        .code());
    }

    @Test
    void wrongUsageIsSaidSo() {
        assertEquals(0, trials(2, 5).code());
        CommandRun other = trials(2, 6);
        assertEquals(2, other.code());
        assertTrue(other.err().contains("trials (5, now 6)"), other.err());
        assertEquals(2, trials(2, 1).code());
    }
}
