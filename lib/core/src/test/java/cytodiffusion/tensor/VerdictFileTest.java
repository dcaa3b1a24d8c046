package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.tensor.CheckedLayers.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictFileTest {
    private static final Verdict LOST = new Verdict(
            "convolution", LayerWay.PADDED, new Deviation(Double.NaN, Double.NaN), new Deviation(1e-3, 1e-2), true);

    @TempDir
    Path folder;

    @Test
    void whatWasFoundIsReadAgain() {
        Path file = folder.resolve("cache").resolve("verdicts.jsonl");
        new VerdictFile(file).put("a", LOST);
        VerdictFile again = new VerdictFile(file);
        assertEquals(Optional.of(LOST), again.get("a"));
        assertEquals(Optional.empty(), again.get("b"));
    }

    @Test
    void halfALineIsPassedOver() throws IOException {
        Path file = folder.resolve("verdicts.jsonl");
        new VerdictFile(file).put("a", LOST);
        Files.writeString(file, "{\"key\": \"b\", \"ver", StandardOpenOption.APPEND);
        assertEquals(Optional.of(LOST), new VerdictFile(file).get("a"));
    }

    @Test
    void aFolderThatCannotBeWrittenOnlyCostsTime() throws IOException {
        Path file = Files.createFile(folder.resolve("no-folder")).resolve("verdicts.jsonl");
        VerdictFile verdicts = new VerdictFile(file);
        verdicts.put("a", LOST);
        assertEquals(Optional.of(LOST), verdicts.get("a"));
        assertTrue(new VerdictFile(file).get("a").isEmpty());
    }
}
