package cytodiffusion.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.NoteFigure;
import cytodiffusion.report.figure.Palette;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What lies at the end of an axis, and charts of nothing. To look at them, set {@code -Dcyto.figures=FOLDER}. */
class PlotEdgesTest {
    private static Table table(double accuracy) {
        return Table.create(
                "t",
                StringColumn.create("model", "a", "b", "b"),
                DoubleColumn.create("millionsOfSums", new double[] {10, 100, 1000}),
                DoubleColumn.create("balancedAccuracy", new double[] {accuracy, 0.2, 0.3}));
    }

    @TestFactory
    Stream<DynamicTest> aMarkerAtTheEndOfAnAxisIsWhole() {
        return Stream.of(
                whole("lines", t -> Plot.lines(t, "millionsOfSums", "balancedAccuracy")
                        .by("model")
                        .points()
                        .chart()),
                whole("points", t -> Plot.points(t, "millionsOfSums", "balancedAccuracy")
                        .by("model")
                        .chart()),
                whole("dots", t -> Plot.dots(t, "model", "balancedAccuracy")
                        .by("model")
                        .chart()));
    }

    private static DynamicTest whole(String name, Function<Table, XYChart> plot) {
        return DynamicTest.dynamicTest(name, () -> {
            int inside = marked(name, plot.apply(table(0.6)));
            int atTheEnd = marked(name + "-end", plot.apply(table(1)));

            assertEquals(inside, atTheEnd, 0.02 * inside, "pixels of the markers");
        });
    }

    private static int marked(String name, XYChart chart) throws IOException {
        // Larger than ours, as a cell may want them: what is cut off is then plain to see.
        chart.getStyler().setMarkerSize(16);
        if (name.startsWith("dots")) {
            chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0);
        } else {
            chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
        }
        return count(save(name, Figure.of(chart)), Palette.series(0).getRGB());
    }

    @Test
    void pointsKeepAwayFromThePlotsEdgeOnALogarithmicAxis() throws IOException {
        XYChart chart = Plot.points(table(0.5), "millionsOfSums", "balancedAccuracy")
                .by("model")
                .chart();
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
        save("points-logarithmic", Figure.of(chart));

        double room = (1 - chart.getStyler().getPlotContentSize()) / 2 * 400;
        assertTrue(room > 1.5 * chart.getStyler().getMarkerSize(), room + " pixels");
    }

    @Test
    void axesAreCalledInWords() {
        XYChart chart =
                Plot.lines(table(0.5), "millionsOfSums", "balancedAccuracy").chart();

        assertEquals("millions of sums", chart.getXAxisTitle());
        assertEquals("balanced accuracy", chart.getYAxisTitle());
        assertEquals("Median [balanced accuracy]", Plot.axisTitle("Median [balancedAccuracy]"));
        assertEquals("UNet evaluations in PyTorch", Plot.axisTitle("UNet evaluations in PyTorch"));
    }

    @Test
    void anEmptyTableIsASentenceOnPaperWhateverACellSetsAfterwards() throws IOException {
        XYChart chart = Plot.points(table(0.5).emptyCopy(), "millionsOfSums", "balancedAccuracy")
                .chart();
        chart.setXAxisTitle("Sums");
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);

        BufferedImage image = save("nothing", Figure.of(chart));

        assertEquals(Plot.NOTHING, chart.getTitle());
        assertTrue(count(image, Palette.INK.getRGB()) > 100, "pixels of letters");
        BufferedImage below = image.getSubimage(0, image.getHeight() * 2 / 3, image.getWidth(), image.getHeight() / 3);
        assertEquals(below.getWidth() * below.getHeight(), count(below, -1), "blank pixels below the sentence");
        assertTrue(chart.getHeight() < 100, "no higher than its sentence needs");
    }

    @Test
    void aMapOfAnEmptyTableIsASentence() {
        Table empty = table(0.5).emptyCopy();

        Figure figure = Plot.heat(empty, "millionsOfSums", "balancedAccuracy", "balancedAccuracy")
                .figure();

        assertInstanceOf(NoteFigure.class, figure);
    }

    private static BufferedImage save(String name, Figure figure) throws IOException {
        String folder = System.getProperty("cyto.figures");
        if (folder != null) {
            figure.save(Path.of(folder).resolve(name + ".png"));
        }
        return figure.toImage();
    }

    private static int count(BufferedImage image, int colour) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return (int) Arrays.stream(pixels).filter(pixel -> pixel == colour).count();
    }
}
