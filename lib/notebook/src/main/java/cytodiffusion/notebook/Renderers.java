package cytodiffusion.notebook;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.report.HtmlTable;
import cytodiffusion.report.TableView;
import cytodiffusion.report.TextTable;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.Pictures;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/**
 * How a notebook shows the types of this project: tables as HTML; figures, charts and images as PNG or, where
 * that would be large, JPEG (the HTML export empties SVG); all of them with a line of text for where neither is shown.
 */
final class Renderers {
    /** The largest width, in logical pixels, at which an image is shown. */
    private static final int WIDEST = 880;

    private static final List<String> PICTURE = List.of(View.PNG, View.JPEG);

    /** All of them. */
    static final List<Type<?>> ALL = List.of(
            new Type<>(Table.class, List.of(View.HTML), Renderers::table),
            new Type<>(TuringPage.class, List.of(View.HTML), page -> View.html(page.html(), page.text())),
            new Type<>(Chart.class, PICTURE, chart -> figure(Figure.of(chart))),
            new Type<>(Figure.class, PICTURE, Renderers::figure),
            new Type<>(RgbImage.class, PICTURE, image -> image(image.toBufferedImage())),
            new Type<>(BufferedImage.class, PICTURE, Renderers::image));

    private Renderers() {}

    /**
     * A type of which a kernel learns how it is shown.
     *
     * @param type whose objects are shown
     * @param mimeTypes that its views have
     * @param view makes one
     */
    record Type<T>(Class<T> type, List<String> mimeTypes, Function<T, View> view) {
        /** Tells a kernel. */
        void register(Kernel kernel) {
            kernel.register(type, mimeTypes, object -> view.apply(type.cast(object)));
        }
    }

    private static View table(Table table) {
        TableView view = TableView.of(table);
        return View.html(HtmlTable.of(view), TextTable.of(view));
    }

    private static View figure(Figure figure) {
        return picture(figure.toImage(), figure.width(), figure.height(), figure.description());
    }

    private static View image(BufferedImage image) {
        BufferedImage shown = Pictures.enlarge(image);
        String description = "Image, " + image.getWidth() + " x " + image.getHeight() + " pixels";
        return picture(shown, shown.getWidth(), shown.getHeight(), description);
    }

    private static View picture(BufferedImage image, int width, int height, String description) {
        Pictures.Encoded picture = Pictures.encode(image);
        String data = Base64.getEncoder().encodeToString(picture.bytes());
        return new View(picture.mimeType(), data, size(width, height), description);
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
