package cytodiffusion.report.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.report.chart.Charts;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.tensor.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class RunRecordTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private static final RunKind DEMO = new RunKind("demo", "smear", "");

    @TempDir
    Path runs;

    private record Settings(int trials, double p) {}

    @Test
    void keepsWhatARunWasMadeWithAndWhatItFound() throws IOException {
        RunRecord run = open().settings(Map.of("procedure", new Settings(20, 2e-3)))
                .seed(7)
                .data(Map.of("classes", List.of("basophil", "monocyte")))
                .version("libtorch", "2.7.1")
                .metric("accuracy", new PointEstimate(0.964, 0.941, 0.98))
                .metric("trials", 32.5);

        JsonObject record = read(run);

        assertEquals("02-in-domain", record.get("notebook").getAsString());
        assertEquals("2026-11-21T12:00:00Z", record.get("started").getAsString());
        assertEquals(7, record.get("seed").getAsLong());
        assertEquals(
                "{\"trials\":20,\"p\":0.002}",
                record.getAsJsonObject("settings").get("procedure").toString());
        assertEquals(
                "[\"basophil\",\"monocyte\"]",
                record.getAsJsonObject("data").get("classes").toString());
        assertEquals("2.7.1", record.getAsJsonObject("versions").get("libtorch").getAsString());
        assertEquals(
                Machine.description(),
                record.getAsJsonObject("versions").get("machine").getAsString());
        assertEquals(
                Runtime.version().toString(),
                record.getAsJsonObject("versions").get("java").getAsString());
        assertEquals(
                "{\"accuracy\":{\"value\":0.964,\"lower\":0.941,\"upper\":0.98},\"trials\":32.5}",
                record.get("metrics").toString());
        assertEquals(
                Set.of("checked", "replaced", "wrong"),
                record.getAsJsonObject("layers").keySet());
    }

    @Test
    void writesTablesAndFigures() throws IOException {
        Figure figure =
                Charts.confusionMatrix("", new ConfusionMatrix(List.of("a", "b"), new int[][] {{1, 0}, {0, 1}}));
        Table table = Table.create(
                "t", StringColumn.create("Class", "a, b", "c"), DoubleColumn.create("x", 0.123456789, Double.NaN));

        RunRecord run =
                open().table("per-class", table).figure("confusion", figure).figure("confusion", figure);

        assertEquals(
                List.of("Class,x", "\"a, b\",0.123456789", "c,"),
                Files.readAllLines(file(run, "tables/per-class.csv")));
        assertEquals(
                2 * figure.width(),
                ImageIO.read(file(run, "figures/confusion.png").toFile()).getWidth());
        assertEquals(
                "[\"tables/per-class.csv\",\"figures/confusion.png\"]",
                read(run).get("files").toString());
    }

    @Test
    void anEarlierRunsFilesAreGone() throws IOException {
        Table table = Table.create("t", StringColumn.create("s", "x"));
        Path old = file(open().table("old", table), "tables/old.csv");

        RunRecord run = open();

        assertFalse(Files.exists(old));
        assertTrue(Files.exists(file(run, "record.json")));
    }

    @Test
    void anEarlierRunWithAnotherProfileOrDatasetIsSetAside() throws IOException {
        Table table = Table.create("t", StringColumn.create("s", "x"));
        open().settings(Map.of("profile", "demo", "dataset", "smear")).table("old", table);
        Path sittings = Files.createDirectories(runs.resolve("02-in-domain/turing-test"));

        RunKind cells = new RunKind("smoke", "/data/my cells", "");
        RunRecord smoke = RunRecord.open(runs, "02-in-domain", NOON, cells);
        smoke.settings(Map.of("profile", "smoke", "dataset", "/data/my cells"));

        Path demo = smoke.folder().resolve("earlier/demo-smear");
        assertTrue(Files.readString(demo.resolve("record.json")).contains("\"demo\""));
        assertTrue(Files.exists(demo.resolve("tables/old.csv")));
        assertFalse(Files.exists(file(smoke, "tables/old.csv")));
        assertTrue(Files.exists(sittings), "what a user put there stays");

        open();
        assertTrue(Files.exists(file(smoke, "earlier/smoke--data-my-cells/record.json")));
    }

    @Test
    void anEarlierRunInAnotherRangeIsSetAside() throws IOException {
        RunKind scaled = new RunKind("demo", "smear", "data");
        RunRecord.open(runs, "02-in-domain", NOON, scaled).settings(Map.of("profile", "demo", "dataset", "smear"));
        RunRecord again = RunRecord.open(runs, "02-in-domain", NOON, scaled);
        assertFalse(Files.exists(file(again, "earlier")), "of the same kind");
        again.settings(Map.of("profile", "demo", "dataset", "smear"));

        RunRecord asTheyAre = open();

        assertTrue(Files.readString(file(asTheyAre, "earlier/demo-smear-range-data/record.json"))
                .contains("\"range\": \"data\""));
        assertFalse(Files.readString(file(asTheyAre, "record.json")).contains("range"));
    }

    @Test
    void leavesNoPartialFiles() throws IOException {
        RunRecord run = open().metric("a", 1).metric("b", 2);

        try (var files = Files.list(run.folder())) {
            assertEquals(
                    List.of("record.json"),
                    files.map(f -> f.getFileName().toString()).toList());
        }
    }

    @Test
    void numbersThatJsonLacksAreNullAndText() throws IOException {
        RunRecord run = open().metric("nan", Double.NaN).metric("inf", Double.NEGATIVE_INFINITY);

        assertEquals(
                "{\"nan\":null,\"inf\":\"-Infinity\"}", read(run).get("metrics").toString());
    }

    @Test
    void namesCannotLeadElsewhere() {
        Table table = Table.create("t");

        var wrong = assertThrows(IllegalArgumentException.class, () -> open().table("../escape", table));
        assertTrue(wrong.getMessage().startsWith("\"../escape.csv\" cannot be a file's name"), wrong.getMessage());
        assertThrows(IllegalArgumentException.class, () -> RunRecord.open(runs, "a/b", NOON, DEMO));
    }

    private RunRecord open() {
        return RunRecord.open(runs, "02-in-domain", NOON, DEMO);
    }

    private static Path file(RunRecord run, String path) {
        return run.folder().resolve(path);
    }

    private static JsonObject read(RunRecord run) throws IOException {
        return JsonParser.parseString(Files.readString(file(run, "record.json")))
                .getAsJsonObject();
    }
}
