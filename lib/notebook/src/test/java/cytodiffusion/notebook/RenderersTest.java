package cytodiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.report.chart.Charts;
import cytodiffusion.report.chart.Curve;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.stats.ConfusionMatrix;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class RenderersTest {
    private Renderer renderer;

    @BeforeEach
    void attach() {
        StubKernel kernel = new StubKernel();
        Notebook.attach(kernel);
        renderer = kernel.getRenderer();
    }

    @Test
    void aTableIsHtmlWithTextBesideIt() {
        DisplayData shown = renderer.render(Table.create("Cells", StringColumn.create("Class", "<script>")));

        assertTrue(html(shown).contains("<td style=\"text-align:left\">&lt;script&gt;</td>"), html(shown));
        assertFalse(html(shown).contains("<script>"), html(shown));
        assertEquals("Cells\nClass\n--------\n<script>", shown.getData(MIMEType.TEXT_PLAIN));
    }

    @Test
    void aTableIsPlainTextWhereThatIsAskedFor() {
        DisplayData shown = renderer.renderAs(Table.create("t", StringColumn.create("a", "b")), "text/plain");

        assertNull(shown.getData(MIMEType.TEXT_HTML));
        assertEquals("t\na\n-\nb", shown.getData(MIMEType.TEXT_PLAIN));
    }

    @Test
    void aChartHasTwiceAsManyPixelsAsItIsShownWith() throws IOException {
        XYChart chart = Charts.lines("Growth", "Days", "Cells", List.of(curve("a"), curve("b")));

        DisplayData shown = renderer.render(chart);

        BufferedImage png = png(shown);
        assertEquals(2 * chart.getWidth(), png.getWidth());
        assertEquals(2 * chart.getHeight(), png.getHeight());
        assertEquals(Map.of("width", chart.getWidth(), "height", chart.getHeight()), sizeShown(shown));
        assertEquals("Chart: Growth; axes: Days / Cells; series: a, b", shown.getData(MIMEType.TEXT_PLAIN));
    }

    @Test
    void anyChartOfXChartIsShown() throws IOException {
        var bars = new CategoryChartBuilder().width(300).height(200).build();
        bars.addSeries("s", new double[] {1, 2}, new double[] {3, 4});

        assertEquals(600, png(renderer.render(bars)).getWidth());
    }

    @Test
    void aFigureIsAPicture() throws IOException {
        Figure figure =
                Charts.confusionMatrix("Two", new ConfusionMatrix(List.of("cat", "dog"), new int[][] {{3, 1}, {0, 2}}));

        DisplayData shown = renderer.render(figure);

        assertEquals(2 * figure.width(), png(shown).getWidth());
        assertEquals("Confusion matrix: Two; 5 of 6 on the diagonal, 2 classes", shown.getData(MIMEType.TEXT_PLAIN));
    }

    @Test
    void aSmallImageIsEnlargedByAWholeFactor() throws IOException {
        byte[] pixels = new byte[30 * 20 * 3];
        pixels[0] = (byte) 200;

        DisplayData shown = renderer.render(new RgbImage(30, 20, pixels));

        BufferedImage png = png(shown);
        assertEquals(180, png.getWidth());
        assertEquals(120, png.getHeight());
        assertEquals(0xc80000, png.getRGB(5, 5) & 0xffffff);
        assertEquals(0x000000, png.getRGB(6, 5) & 0xffffff);
        assertEquals("Image, 30 x 20 pixels", shown.getData(MIMEType.TEXT_PLAIN));
    }

    @Test
    void aLargeImageKeepsItsPixelsAndIsShownSmaller() throws IOException {
        DisplayData shown = renderer.render(new BufferedImage(1760, 100, BufferedImage.TYPE_INT_RGB));

        assertEquals(1760, png(shown).getWidth());
        assertEquals(Map.of("width", 880, "height", 50), sizeShown(shown));
    }

    @Test
    void aPictureThatWouldBeLargeIsAJpeg() throws IOException {
        BufferedImage photograph = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 400 * 300; i++) {
            photograph.setRGB(i % 400, i / 400, random.nextInt());
        }

        DisplayData shown = renderer.render(photograph);

        assertNull(shown.getData(MIMEType.IMAGE_PNG));
        byte[] jpeg = Base64.getDecoder().decode((String) shown.getData(MIMEType.IMAGE_JPEG));
        assertTrue(jpeg.length <= 150_000, jpeg.length + " bytes");
        assertEquals(400, ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth());
    }

    @Test
    void transparencyIsKept() throws IOException {
        BufferedImage png = png(renderer.render(new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB)));

        assertEquals(0, png.getRGB(100, 100) >>> 24);
    }

    @Test
    void progressIsShownByTheAttachedKernel() {
        StubKernel kernel = new StubKernel();
        Notebook.attach(kernel);

        Notebook.progress().start("Reading", "images", 3).close();

        assertEquals(1, kernel.displayed().size());
        assertTrue(kernel.displayed().get(0).hasDisplayId());
    }

    @Test
    void attachingTwiceShowsEverythingOnce() throws IOException {
        StubKernel kernel = new StubKernel();
        Notebook.attach(kernel);
        var progress = Notebook.progress();
        Notebook.attach(kernel);

        assertEquals(progress, Notebook.progress());
        assertEquals(
                192,
                png(kernel.getRenderer().render(new RgbImage(64, 64, new byte[64 * 64 * 3])))
                        .getWidth());
    }

    private static Curve curve(String name) {
        return new Curve(name, new double[] {0, 1, 2}, new double[] {1, 3, 2});
    }

    private static String html(DisplayData shown) {
        return (String) shown.getData(MIMEType.TEXT_HTML);
    }

    /** What the message to the front end says of the picture's size. */
    private static Map<String, Integer> sizeShown(DisplayData shown) {
        JsonObject message = new Gson().toJsonTree(shown).getAsJsonObject();
        JsonObject size = message.getAsJsonObject("metadata").getAsJsonObject("image/png");
        return Map.of(
                "width",
                size.get("width").getAsInt(),
                "height",
                size.get("height").getAsInt());
    }

    private static BufferedImage png(DisplayData shown) throws IOException {
        byte[] bytes = Base64.getDecoder().decode((String) shown.getData(MIMEType.IMAGE_PNG));
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
