package cytodiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.data.TwelveBits;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.report.figure.ImageGrid;
import cytodiffusion.tensor.Precision;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Somebody's own cells of 12 bits in files of 16, in a notebook: each in a process of its own, which has its environment. */
class NotebookRangeTest {
    private static final String DARK =
            "Note: dark: the values of the 16-bit files fill less than an eighth of their range, as"
                    + " of a camera of 12 bits, so that a model sees them nearly black: CYTO_RANGE=data takes the largest value in"
                    + " use for white";

    @TempDir
    private Path folder;

    @BeforeEach
    void draw() throws IOException {
        TwelveBits.draw(folder.resolve("bright"), folder.resolve("dark"), 12, 32);
    }

    /** What cells of a notebook do. */
    static final class Cells {
        private Cells() {}

        /** @param does {@code look}, or {@code judge}, for which a model is trained where none is named */
        public static void main(String[] does) throws IOException {
            StubKernel kernel = new StubKernel();
            Notebook.attach(kernel);
            try (Lab lab = Lab.open("mine")) {
                kernel.displayed().forEach(shown -> System.out.println(shown.getData(MIMEType.TEXT_PLAIN)));
                System.out.println("brightest "
                        + brightest(lab.study().examples(1).get("a").get(0)));
                if (does[0].equals("judge")) {
                    Table predictions = lab.predictions();
                    lab.write("predictions.csv", predictions);
                    System.out.println("card " + lab.study().model().card().bitsInUse());
                    ImageGrid shown = lab.pictures(predictions.first(1));
                    System.out.println(
                            "shown " + brightest(shown.rows().get(0).get(0).image()));
                }
            }
        }

        private static int brightest(RgbImage image) {
            int most = 0;
            for (int y = 0; y < image.height(); y++) {
                for (int x = 0; x < image.width(); x++) {
                    most = Math.max(most, image.get(0, y, x));
                }
            }
            return most;
        }
    }

    private record Ran(int code, String text) {
        private String value(String name) {
            return text.lines()
                    .filter(line -> line.startsWith(name + " "))
                    .map(line -> line.substring(name.length() + 1))
                    .findFirst()
                    .orElse("");
        }
    }

    private Ran run(String does, String dataset, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Cells.class.getName(),
                        does)
                .redirectErrorStream(true);
        Map<String, String> all = new HashMap<>(Map.of(
                "CYTO_DATA",
                folder.toString(),
                "CYTO_DATASET",
                dataset,
                "CYTO_PROFILE",
                "smoke",
                "CYTO_WORK",
                folder.resolve("work").toString()));
        // Without units for bfloat16 every process chooses float32, so that their numbers can be compared.
        all.put("ONEDNN_MAX_CPU_ISA", "AVX2");
        all.putAll(environment);
        builder.environment().putAll(all);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), text);
    }

    private JsonObject record() throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve("work/runs/mine/record.json")))
                .getAsJsonObject();
    }

    private String predictions() throws IOException {
        return Files.readString(folder.resolve("work/runs/mine/predictions.csv"));
    }

    @Test
    void whoHasNotChosenIsToldWhatToChoose() throws IOException, InterruptedException {
        Ran ran = run("look", "dark", Map.of());

        assertEquals(0, ran.code(), ran.text());
        assertTrue(ran.text().contains(DARK), ran.text());
        assertTrue(Integer.parseInt(ran.value("brightest")) <= 16, ran.text());
        assertFalse(record().getAsJsonObject("settings").has("range"));

        Ran asTheyAre = run("look", "dark", Map.of("CYTO_RANGE", "full"));
        assertFalse(asTheyAre.text().contains("Note"), asTheyAre.text());
        assertEquals(ran.value("brightest"), asTheyAre.value("brightest"));
    }

    @Test
    void inTheDatasRangeTheyAreJudgedAndShownAsTheOrdinaryFilesAre() throws IOException, InterruptedException {
        Path model = folder.resolve("model");
        try (NDManager manager = NDManager.newBaseManager()) {
            new ModelFolder(model).save(TinyModel.random(manager), Precision.FP32);
        }
        Ran ordinary = run("judge", "bright", Map.of("CYTO_MODEL", model.toString()));
        assertEquals(0, ordinary.code(), ordinary.text());
        assertFalse(ordinary.text().contains("Note"), ordinary.text());
        String expected = predictions();

        Ran scaled = run("judge", "dark", Map.of("CYTO_MODEL", model.toString(), "CYTO_RANGE", "data"));

        assertEquals(0, scaled.code(), scaled.text());
        assertFalse(scaled.text().contains("Note"), scaled.text());
        assertEquals(ordinary.value("brightest"), scaled.value("brightest"));
        assertEquals(ordinary.value("shown"), scaled.value("shown"));
        assertEquals(expected, predictions());
        assertEquals("data", record().getAsJsonObject("settings").get("range").getAsString());
        assertEquals(
                "12 of 16 bits", record().getAsJsonObject("data").get("range").getAsString());
    }

    /** A training of some minutes. */
    @Test
    @Tag("long")
    void aModelKeepsTheRangeThatItWasTrainedIn() throws IOException, InterruptedException {
        Ran trained = run("judge", "dark", Map.of("CYTO_RANGE", "data"));
        assertEquals(0, trained.code(), trained.text());
        assertEquals("{16=12}", trained.value("card"));
        String expected = predictions();
        // Another range is another model: what was learnt from nearly black cells is not taken for it.
        Path model = folder.resolve("work/models/dark-smoke-12-of-16-bits");
        assertTrue(Files.isDirectory(model), model::toString);

        Ran named = run("judge", "dark", Map.of("CYTO_MODEL", model.toString()));

        assertEquals(0, named.code(), named.text());
        assertFalse(named.text().contains("Note"), named.text());
        assertEquals(trained.value("brightest"), named.value("brightest"), "shown in the range of the named model");
        assertEquals(expected, predictions());
    }

    @Test
    void aMisspeltChoiceIsRefused() throws IOException, InterruptedException {
        Ran ran = run("look", "dark", Map.of("CYTO_RANGE", "Data"));

        assertNotEquals(0, ran.code());
        assertTrue(ran.text().contains("CYTO_RANGE takes full or data, not 'Data'"), ran.text());
    }
}
