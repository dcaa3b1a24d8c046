package cytodiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import cytodiffusion.report.chart.Charts;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.stats.ConfusionMatrix;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** JJava's kernel, which people can install today, shows what this project's own shows. */
class JJavaTest {
    private final JJavaStubKernel kernel = new JJavaStubKernel();

    @BeforeEach
    void attach() {
        Notebook.attach(kernel);
    }

    @Test
    void aTableIsHtmlWithTextBesideIt() {
        DisplayData shown = kernel.getRenderer().render(Table.create("Cells", StringColumn.create("Class", "<b>")));

        assertTrue(shown.getData(MIMEType.TEXT_HTML).toString().contains("&lt;b&gt;</td>"), shown.toString());
        assertEquals("Cells\nClass\n-----\n<b>", shown.getData(MIMEType.TEXT_PLAIN));
        DisplayData text =
                kernel.getRenderer().renderAs(Table.create("t", StringColumn.create("a", "b")), "text/plain");
        assertFalse(text.hasDataForType(MIMEType.TEXT_HTML));
    }

    @Test
    void aFigureIsAPictureOfItsSize() throws IOException {
        Figure figure =
                Charts.confusionMatrix("Two", new ConfusionMatrix(List.of("cat", "dog"), new int[][] {{3, 1}, {0, 2}}));

        DisplayData shown = kernel.getRenderer().render(figure);

        byte[] png = Base64.getDecoder().decode((String) shown.getData(MIMEType.IMAGE_PNG));
        assertEquals(
                2 * figure.width(), ImageIO.read(new ByteArrayInputStream(png)).getWidth());
        assertEquals("Confusion matrix: Two; 5 of 6 on the diagonal, 2 classes", shown.getData(MIMEType.TEXT_PLAIN));
        JsonObject size = new Gson()
                .toJsonTree(shown)
                .getAsJsonObject()
                .getAsJsonObject("metadata")
                .getAsJsonObject("image/png");
        assertEquals("{\"width\":" + figure.width() + ",\"height\":" + figure.height() + "}", size.toString());
    }

    @Test
    void anImageIsShown() {
        DisplayData shown = kernel.getRenderer().render(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB));
        assertEquals("Image, 30 x 20 pixels", shown.getData(MIMEType.TEXT_PLAIN));
        assertTrue(shown.hasDataForType(MIMEType.IMAGE_PNG));
    }

    @Test
    void longWorkIsABarThatChangesInPlace() {
        Notebook.progress().start("Reading", "images", 3).close();

        assertEquals(1, kernel.displayed().size());
        DisplayData bar = kernel.displayed().get(0);
        assertTrue(bar.hasDisplayId());
        assertTrue(bar.getData(MIMEType.TEXT_PLAIN).toString().startsWith("Reading"), bar.toString());
        assertTrue(bar.hasDataForType(MIMEType.TEXT_HTML));
    }

    @Test
    void whatIsNoKernelIsRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> Notebook.attach("kernel"))
                .getMessage();
        assertEquals(
                "A java.lang.String is no kernel that this project knows: attach one of IJava, of JJava, or this project's"
                        + " own",
                message);
        assertThrows(IllegalArgumentException.class, () -> Notebook.attach(null));
    }
}
