package cytodiffusion.notebook;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.report.HtmlTable;
import cytodiffusion.report.TableView;
import cytodiffusion.report.TextTable;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.Pictures;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/**
 * How a notebook shows the types of this project: tables as HTML; figures, charts and images as PNG or, where
 * that would be large, JPEG (the HTML export empties SVG); all of them with a line of text for where neither is shown.
 */
final class Renderers {
    /** The largest width, in logical pixels, at which an image is shown. */
    private static final int WIDEST = 880;

    private Renderers() {}

    static void register(Renderer renderer) {
        renderer.createRegistration(Table.class)
                .preferring(MIMEType.TEXT_HTML)
                .supporting(MIMEType.TEXT_PLAIN)
                .register(Renderers::table);
        renderer.createRegistration(TuringPage.class)
                .preferring(MIMEType.TEXT_HTML)
                .supporting(MIMEType.TEXT_PLAIN)
                .register((page, context) -> {
                    context.renderIfRequested(MIMEType.TEXT_HTML, page::html);
                    context.getOutputContainer().putText(page.text());
                });
        renderer.createRegistration(Chart.class)
                .preferring(MIMEType.IMAGE_PNG)
                .preferring(MIMEType.IMAGE_JPEG)
                .supporting(MIMEType.TEXT_PLAIN)
                .register((chart, context) -> figure(Figure.of(chart), context));
        renderer.createRegistration(Figure.class)
                .preferring(MIMEType.IMAGE_PNG)
                .preferring(MIMEType.IMAGE_JPEG)
                .supporting(MIMEType.TEXT_PLAIN)
                .register(Renderers::figure);
        renderer.createRegistration(RgbImage.class)
                .preferring(MIMEType.IMAGE_PNG)
                .preferring(MIMEType.IMAGE_JPEG)
                .supporting(MIMEType.TEXT_PLAIN)
                .register((image, context) -> image(image.toBufferedImage(), context));
        renderer.createRegistration(BufferedImage.class)
                .preferring(MIMEType.IMAGE_PNG)
                .preferring(MIMEType.IMAGE_JPEG)
                .supporting(MIMEType.TEXT_PLAIN)
                .register(Renderers::image);
    }

    private static void table(Table table, RenderContext context) {
        TableView view = TableView.of(table);
        context.renderIfRequested(MIMEType.TEXT_HTML, () -> HtmlTable.of(view));
        // Always: the front end chooses, and a text-only one has nothing else.
        context.getOutputContainer().putText(TextTable.of(view));
    }

    private static void figure(Figure figure, RenderContext context) {
        picture(context, figure.toImage(), figure.width(), figure.height(), figure.description());
    }

    private static void image(BufferedImage image, RenderContext context) {
        BufferedImage shown = Pictures.enlarge(image);
        String description = "Image, " + image.getWidth() + " x " + image.getHeight() + " pixels";
        picture(context, shown, shown.getWidth(), shown.getHeight(), description);
    }

    private static void picture(RenderContext context, BufferedImage image, int width, int height, String description) {
        Pictures.Encoded picture = Pictures.encode(image);
        DisplayData output = context.getOutputContainer();
        context.renderIfRequested(
                MIMEType.parse(picture.mimeType()),
                (type, data) ->
                        data.putData(type, Base64.getEncoder().encodeToString(picture.bytes()), size(width, height)));
        output.putText(description);
    }

    /** The size at which the front end shows a picture, in logical pixels. */
    private static Map<String, Integer> size(int width, int height) {
        double scale = Math.min(1, (double) WIDEST / width);
        Map<String, Integer> size = new LinkedHashMap<>();
        size.put("width", (int) Math.round(width * scale));
        size.put("height", Math.max(1, (int) Math.round(height * scale)));
        return size;
    }
}
