package cytodiffusion.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.report.figure.ClassGrid;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.ImageGrid;
import cytodiffusion.report.figure.Palette;
import cytodiffusion.report.figure.Shades;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.PointEstimate;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;

class FiguresTest {
    private static final List<String> CLASSES = List.of("basophil", "immature granulocyte", "monocyte");

    @Test
    void confusionIsColouredByTheShareOfTheRow() {
        var figure = new ConfusionMatrixFigure(
                "", new ConfusionMatrix(CLASSES, new int[][] {{1, 3, 0}, {0, 10, 0}, {0, 0, 0}}));

        assertEquals(0.75, figure.share(0, 1));
        assertEquals(1, figure.share(1, 1));
        assertTrue(Double.isNaN(figure.share(2, 2)));
        assertEquals("Confusion matrix; 11 of 14 on the diagonal, 3 classes", figure.description());
    }

    @Test
    void onlyEmptyCellsReadAsNothing() {
        assertEquals("< 0.1 %", ConfusionMatrixLayout.percent(1e-5));
        assertEquals("0.5 %", ConfusionMatrixLayout.percent(0.005));
        assertEquals("10 %", ConfusionMatrixLayout.percent(0.0996));
        assertEquals("100 %", ConfusionMatrixLayout.percent(1));
    }

    @Test
    void aMatrixWithoutClassesIsRefused() {
        ConfusionMatrix empty = new ConfusionMatrix(List.of(), new int[0][0]);

        assertThrows(IllegalArgumentException.class, () -> Charts.confusionMatrix("", empty));
    }

    @Test
    void textStandsOutFromEveryCell() {
        for (int percent = 0; percent <= 100; percent++) {
            Color cell = Palette.sequential(percent / 100.0);

            assertTrue(Palette.contrast(Palette.textOn(cell), cell) >= 4.5, "at " + percent + " %");
        }
        assertTrue(Palette.contrast(Palette.MUTED, Palette.PAPER) >= 4.5);
    }

    @Test
    void noFigureReachesItsOwnEdge() {
        int[][] counts = {{1234567, 1, 0}, {2, 3, 4}, {5, 6, 7}};
        RgbImage image = new RgbImage(8, 8, new byte[8 * 8 * 3]);
        List<Figure> figures = List.of(
                Charts.confusionMatrix(
                        "A title that is much wider than the matrix below it can ever be",
                        new ConfusionMatrix(CLASSES, counts)),
                Charts.confusionMatrix("", new ConfusionMatrix(List.of("a", "the last of all classes"), new int[2][2])),
                Figure.of(Charts.forestPlot("", "Accuracy (%)", List.of(estimate()))),
                Figure.of(Charts.forestPlot("A long title above a short plot ".repeat(4), "x", List.of(estimate()))),
                ImageGrid.ofRows(List.of(
                                List.of(new ImageGrid.Cell(image, "immature granulocyte", ImageGrid.Mark.WRONG))))
                        .withColumnTitles(List.of("Donaudampfschifffahrt"))
                        .withRowTitles(List.of("a row with a title so long that it takes more than one line"))
                        .withTitle("A title that is wider than the only cell"),
                Figure.of(bars("A title that is much wider than all of the few bars below it", "granules")),
                Figure.of(bars("", "the name of a group that is wider than its bars")),
                classGrid("A title that is much wider than the grid below it", image),
                classGrid("", image),
                Figure.of(Charts.lines("A title ".repeat(20), "x", "y", List.of(steep()))),
                Figure.of(Charts.lines("", "x", "y", List.of(steep()))));

        for (Figure figure : figures) {
            assertEdgeIsBlank(figure);
        }
    }

    @Test
    void barsBeginAtZeroAndEndBelowTheAxis() throws IOException {
        XYChart chart = bars("Where the maps fall", "granules");
        String folder = System.getProperty("cyto.figures");
        if (folder != null) {
            Figure.of(chart).save(Path.of(folder).resolve("bars.png"));
        }

        assertEquals(0, chart.getStyler().getYAxisMin());
        assertEquals(60, chart.getStyler().getYAxisMax());
        assertArrayEquals(
                new double[] {0, 20, 20, 0, 0, 50, 50, 0},
                chart.getSeriesMap().get("heatmap").getYData());
        assertArrayEquals(
                new double[] {45, 55},
                chart.getSeriesMap().get("heatmap (interval 2)").getYData());
        assertTrue(holds(Figure.of(chart), Palette.BLUE));
        String description = Figure.of(chart).description();
        assertTrue(description.endsWith("; columns: granules, background"), description);
    }

    @Test
    void aGridOfClassesNeedsAnImageInEveryPlace() {
        RgbImage image = new RgbImage(8, 8, new byte[8 * 8 * 3]);

        assertThrows(
                IllegalArgumentException.class,
                () -> new ClassGrid("", "cell", "to become", List.of("a"), CLASSES, List.of(List.of(image)), 16));
    }

    @Test
    void shadesGoFromWhiteToDark() {
        RgbImage shades = Shades.of(new double[] {0, 1, 2, 4}, 2, 2);

        assertEquals(255, shades.get(0, 0, 0));
        assertTrue(shades.get(1, 0, 0) < 255 && shades.get(1, 0, 0) > shades.get(0, 1, 0), "half way");
        assertEquals(shades.get(0, 1, 2), shades.get(1, 1, 2), "beyond the darkest nothing changes");
        assertEquals(255, Shades.of(new double[4], 2, 0).get(1, 1, 0), "a map of zeros is white");
    }

    @Test
    void aForestPlotHoldsEveryValueAndBound() throws IOException {
        XYChart chart = Charts.forestPlot(
                "In-domain performance",
                "Per cent",
                List.of(
                        estimate(),
                        new PaperComparison("balanced accuracy, a longer name", new PointEstimate(84, 82, 87)),
                        new PaperComparison("F1", new PointEstimate(88, 85, 91), new PointEstimate(91.125, 90, 92))));
        String folder = System.getProperty("cyto.figures");
        if (folder != null) {
            Figure.of(chart).save(Path.of(folder).resolve("forest.png"));
        }

        assertEquals(80, chart.getStyler().getXAxisMin());
        assertEquals(95, chart.getStyler().getXAxisMax());
        assertArrayEquals(
                new double[] {90, 84, 88}, chart.getSeriesMap().get("this run").getXData());
        assertArrayEquals(
                new double[] {85.85, 91.125}, chart.getSeriesMap().get("paper").getXData());
        assertArrayEquals(
                new double[] {80, 95},
                chart.getSeriesMap().get("this run (interval 1)").getXData());
        String description = Figure.of(chart).description();
        assertTrue(
                description.endsWith(
                        "; rows: accuracy   90.0 [80.0, 95.0], accuracy, paper   85.85, balanced accuracy, a longer"
                                + " name   84.0 [82.0, 87.0], F1   88.0 [85.0, 91.0], F1, paper   91.125 [90.000, 92.000]"),
                description);
    }

    @Test
    void rowsOfAForestPlotWithTheSameValueOfThePaperHaveLabelsOfTheirOwn() {
        var one = new PaperComparison("one", PointEstimate.alone(90), PointEstimate.alone(100));
        var other = new PaperComparison("other", PointEstimate.alone(80), PointEstimate.alone(100));

        var label = Charts.forestPlot("", "Per cent", List.of(one, other))
                .getStyler()
                .getyAxisTickLabelsFormattingFunction();

        assertEquals("other, paper   100.0", label.apply(1.0));
        assertEquals("one, paper   100.0", label.apply(3.0));
    }

    @Test
    void axesHaveRoundTicks() {
        assertEquals(
                List.of(0.0, 20.0, 40.0, 60.0, 80.0, 100.0),
                Axis.around(3, 97, 6).ticks());
        assertEquals("0.05", Axis.around(0.01, 0.19, 5).label(0.05));
        assertEquals(new Axis(5, 6, 0.2).step(), Axis.around(5, 6, 6).step(), 1e-12);
        assertTrue(Axis.around(2, 2, 5).high() > 2);
    }

    @Test
    void aGridFillsItsRowsInOrder() {
        List<ImageGrid.Cell> cells =
                IntStream.range(0, 7).mapToObj(i -> cell(i)).toList();

        ImageGrid grid = ImageGrid.of(3, cells);

        assertEquals(List.of(cells.subList(0, 3), cells.subList(3, 6), cells.subList(6, 7)), grid.rows());
        assertEquals("Image grid; 7 images in 3 rows", grid.description());
    }

    @Test
    void framesTellRightFromWrong() {
        RgbImage image = new RgbImage(8, 8, new byte[8 * 8 * 3]);

        assertTrue(holds(grid(image, ImageGrid.Mark.RIGHT), Palette.GREEN));
        assertTrue(holds(grid(image, ImageGrid.Mark.WRONG), Palette.VERMILLION));
        assertTrue(!holds(grid(image, ImageGrid.Mark.NONE), Palette.GREEN));
    }

    @Test
    void anImageFillsItsCellWithWholePixels() {
        byte[] pixels = new byte[2 * 2 * 3];
        Arrays.fill(pixels, 3, 6, (byte) 255);
        ImageGrid grid = grid(new RgbImage(2, 2, pixels), ImageGrid.Mark.NONE).withCellSize(16);

        BufferedImage drawn = grid.toImage();

        // The margin is 10 logical pixels: the image covers stored pixels 20 to 51, half of them for each column.
        assertEquals(0x000000, drawn.getRGB(35, 20) & 0xffffff);
        assertEquals(0xffffff, drawn.getRGB(36, 20) & 0xffffff);
        assertEquals(0x000000, drawn.getRGB(51, 51) & 0xffffff);
        assertEquals(0xffffff, drawn.getRGB(52, 51) & 0xffffff);
    }

    @Test
    void aFigureIsSavedAsPng(@TempDir Path folder) throws IOException {
        Figure figure = grid(new RgbImage(1, 1, new byte[3]), ImageGrid.Mark.NONE);
        Path file = folder.resolve("new/grid.png");

        figure.save(file);

        assertEquals(2 * figure.height(), ImageIO.read(file.toFile()).getHeight());
    }

    private static XYChart bars(String title, String group) {
        return GroupedBars.of(
                title,
                "Share (%)",
                List.of(group, "background"),
                List.of(
                        new GroupedBars.Bars(
                                "heatmap", List.of(new PointEstimate(20, 10, 30), new PointEstimate(50, 45, 55))),
                        new GroupedBars.Bars(
                                "gradient", List.of(new PointEstimate(30, 22, 35), new PointEstimate(40, 35, 44)))),
                new double[] {10, 40},
                "a random map");
    }

    private static ClassGrid classGrid(String title, RgbImage image) {
        List<List<RgbImage>> rows = List.of(List.of(image, image, image), List.of(image, image, image));
        return new ClassGrid(title, "cell", "to become", List.of("a", "a class of long name"), CLASSES, rows, 16);
    }

    private static Curve steep() {
        return new Curve("a", new double[] {0, 1e5}, new double[] {0, 1e6});
    }

    private static PaperComparison estimate() {
        return new PaperComparison("accuracy", new PointEstimate(90, 80, 95), PointEstimate.alone(85.85));
    }

    private static ImageGrid.Cell cell(int shade) {
        return new ImageGrid.Cell(new RgbImage(1, 1, new byte[] {(byte) shade, 0, 0}), "");
    }

    private static ImageGrid grid(RgbImage image, ImageGrid.Mark mark) {
        return ImageGrid.of(1, List.of(new ImageGrid.Cell(image, "", mark)));
    }

    private static boolean holds(Figure figure, Color color) {
        BufferedImage image = figure.toImage();
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(pixels).anyMatch(pixel -> pixel == color.getRGB());
    }

    private static void assertEdgeIsBlank(Figure figure) {
        BufferedImage image = figure.toImage();
        int right = image.getWidth() - 1;
        int bottom = image.getHeight() - 1;
        for (int x = 0; x <= right; x++) {
            assertEquals(-1, image.getRGB(x, 0) & image.getRGB(x, bottom), figure.description() + " at column " + x);
        }
        for (int y = 0; y <= bottom; y++) {
            assertEquals(-1, image.getRGB(0, y) & image.getRGB(right, y), figure.description() + " at row " + y);
        }
    }
}
