package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    @Test
    void whatIsNotWrittenIsSaidButToNobodyWhoHasHadEnough() {
        assertEquals(
                Optional.of("What the command printed is not complete: /data/results.tsv cannot be written; its disk"
                        + " may be full"),
                StandardOutput.complaint("/data/results.tsv"));
        assertEquals(Optional.empty(), StandardOutput.complaint("pipe:[4711]"));
        assertTrue(StandardOutput.complaint("").orElseThrow().contains("standard output cannot be written"));
    }

    @Test
    void aFullDiskBehindStandardOutputIsAFailure() throws Exception {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "needs Linux's device that is always full");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "models")
                .redirectOutput(full)
                .start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(Main.FAILED, process.waitFor(), said);
        assertTrue(said.contains("/dev/full cannot be written"), said);
    }
}
