package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.tensor.CheckedLayers.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes whose convolutions are as wrong as oneDNN's are on AMD Zen 5. */
@Tag("numerics")
class FaultyMachineTest {
    @TempDir
    Path cache;

    /** Prints what is found about some convolutions, a line each: precision, channels, way, whether it is right. */
    static final class Probe {
        private Probe() {}

        public static void main(String[] arguments) {
            for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
                for (int[] channels : new int[][] {{64, 64, 1}, {64, 4, 1}, {24, 24, 1}, {48, 48, 2}}) {
                    var layer = new ConvolutionOperation(channels[0], channels[1], 3, channels[2], 1, 1, true, 8, 8);
                    Verdict found = CheckedLayers.verdict(layer, precision, true);
                    System.out.println(precision.id() + " " + channels[0] + " to " + channels[1] + ": "
                            + found.way().name() + (found.right() ? "" : " wrong"));
                }
            }
        }
    }

    private List<String> probe(String convolutions) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dcyto.test.convolutions=" + convolutions,
                Probe.class.getName());
        builder.environment().put("CYTO_DATA", cache.toString());
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out.lines().toList();
    }

    @Test
    void wrongConvolutionsAreReplacedByTheNextWayThatIsRight() throws IOException, InterruptedException {
        assertEquals(
                List.of(
                        "fp32 64 to 64: OWN",
                        "fp32 64 to 4: PADDED",
                        "fp32 24 to 24: PADDED",
                        "fp32 48 to 48: UNFOLDED",
                        "bf16 64 to 64: OWN",
                        "bf16 64 to 4: PADDED",
                        "bf16 24 to 24: PADDED",
                        "bf16 48 to 48: UNFOLDED"),
                probe("wrong"));
    }

    @Test
    void withoutAReplacementTheyAreFoundToBeWrong() throws IOException, InterruptedException {
        List<String> found = probe("wrong-unreplaced");
        assertTrue(found.contains("fp32 64 to 64: OWN"), found.toString());
        assertTrue(found.contains("bf16 64 to 4: OWN wrong"), found.toString());
        assertTrue(found.contains("fp32 24 to 24: OWN wrong"), found.toString());
    }
}
