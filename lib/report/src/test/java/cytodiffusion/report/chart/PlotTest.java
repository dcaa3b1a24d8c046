package cytodiffusion.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.VectorFile;
import cytodiffusion.report.table.Bins;
import cytodiffusion.report.table.Psychometric;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.psychometric.PsychometricBin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class PlotTest {
    private static Table table() {
        return Table.create(
                "t",
                StringColumn.create("model", "a", "a", "b", "b"),
                DoubleColumn.create("trials", new double[] {10, 5, 5, 10}),
                DoubleColumn.create("accuracy", new double[] {0.8, 0.5, 0.6, 0.9}),
                DoubleColumn.create("low", new double[] {0.7, 0.4, Double.NaN, 0.8}),
                DoubleColumn.create("high", new double[] {0.9, 0.6, Double.NaN, 1.0}));
    }

    @Test
    void linesHaveTheirRowsInOrder() {
        XYChart chart = Plot.lines(table(), "trials", "accuracy")
                .by("model")
                .band("low", "high")
                .chart();

        assertArrayEquals(new double[] {5, 10}, chart.getSeriesMap().get("a").getXData());
        assertArrayEquals(new double[] {0.5, 0.8}, chart.getSeriesMap().get("a").getYData());
        assertEquals(4, chart.getSeriesMap().get("a (band)").getXData().length);
        assertEquals("accuracy", chart.getYAxisTitle());
    }

    @Test
    void aCurveHasThePointsOfItsBins() {
        Table bins = Bins.of(
                List.of(new PsychometricBin(0, 3, 10), new PsychometricBin(0.5, 6, 10), new PsychometricBin(1, 9, 10)),
                "confidence");
        var fit = Psychometric.fit(bins, 0.25);

        XYChart chart = Plot.curve("model", fit).points(bins).band(0.95).chart();

        assertArrayEquals(
                new double[] {0.3, 0.6, 0.9},
                chart.getSeriesMap().get("model (bins)").getYData());
        assertTrue(chart.getSeriesMap().containsKey("model (band)"));
        assertArrayEquals(
                new double[] {0.25, 0.25}, chart.getSeriesMap().get("guessing").getYData());
        assertFalse(Plot.curve("bare", fit).chart().getSeriesMap().containsKey("bare (band)"));
    }

    @Test
    void aDistributionIsDrawnByGroup() {
        XYChart histogram = Plot.distribution(table(), "accuracy").by("model").histogram(4);

        assertTrue(histogram.getSeriesMap().containsKey("a"));

        double peak = highest(Plot.distribution(table(), "accuracy").density(1));
        double detailed = highest(Plot.distribution(table(), "accuracy").density(0.25));
        assertTrue(detailed > peak, "less is smoothed");
    }

    private static double highest(XYChart chart) {
        return Arrays.stream(chart.getSeriesMap().get("accuracy (n = 4)").getYData())
                .max()
                .orElseThrow();
    }

    @Test
    void dotsStandBesideTheirNames() throws IOException {
        XYChart chart = Plot.dots(table().first(2), "trials", "accuracy")
                .interval("low", "high")
                .chart();

        assertArrayEquals(
                new double[] {2, 1}, chart.getSeriesMap().get("accuracy").getYData());
        assertArrayEquals(
                new double[] {0.7, 0.9},
                chart.getSeriesMap().get("accuracy (interval 1)").getXData());
        assertTrue(Figure.of(chart).toPng().length > 0);
    }

    @Test
    void sharesAreThoseOfTheTrueClass() {
        HeatMapChart chart = Plot.shares(new ConfusionMatrix(List.of("a", "b"), new int[][] {{3, 1}, {0, 2}}));

        List<?> rows = chart.getHeatMapSeries().getYData();
        assertEquals(List.of("b", "a"), rows, "the first class is on top");
        Number[] corner = chart.getHeatMapSeries().getHeatData().get(1);
        assertEquals(75L, corner[2].longValue(), "three of four");
    }

    @Test
    void pointsHaveIntervalsOfTheirHeightWhereTheyAreKnown() {
        XYChart chart = Plot.points(table(), "trials", "accuracy")
                .by("model")
                .interval("low", "high")
                .chart();

        assertArrayEquals(new double[] {10, 5}, chart.getSeriesMap().get("a").getXData());
        XYSeries second = chart.getSeriesMap().get("a (interval 2)");
        assertArrayEquals(new double[] {5, 5}, second.getXData());
        assertArrayEquals(new double[] {0.4, 0.6}, second.getYData());
        assertFalse(chart.getSeriesMap().containsKey("b (interval 1)"), "it is not known");
        assertTrue(Figure.of(chart).toPng().length > 0);
    }

    private static Table search() {
        return Table.create(
                "search",
                DoubleColumn.create("rate", 0.1, 0.001, 0.1),
                IntColumn.create("batch", 16, 16, 64),
                IntColumn.create("units", 32, 32, 256),
                DoubleColumn.create("accuracy", 40.0, 70.5, 60.0));
    }

    @Test
    void panelsOfShadedCellsHaveTheSameAxesAndShades() {
        List<HeatMapChart> panels =
                Plot.heat(search(), "rate", "batch", "accuracy").by("units").charts();

        assertEquals(
                List.of("units 32", "units 256"),
                panels.stream().map(HeatMapChart::getTitle).toList());
        for (HeatMapChart panel : panels) {
            assertEquals(List.of("0.001", "0.1"), panel.getHeatMapSeries().getXData());
            assertEquals(List.of("16", "64"), panel.getHeatMapSeries().getYData());
            assertEquals(40.0, panel.getStyler().getMin());
            assertEquals(70.5, panel.getStyler().getMax());
        }
        List<? extends Number[]> cells = panels.get(0).getHeatMapSeries().getHeatData();
        assertArrayEquals(new Number[] {1, 0, 40.0}, cells.get(0));
        assertEquals(2, cells.size(), "a pair without a row is blank");
    }

    @Test
    void shadedCellsAreDrawnAndSayWhereThereAreNone() {
        assertTrue(Plot.heat(search(), "rate", "batch", "accuracy")
                        .by("units")
                        .figure()
                        .toPng()
                        .length
                > 0);
        Table none = search().emptyCopy();
        assertTrue(Plot.heat(none, "rate", "batch", "accuracy")
                        .by("units")
                        .figure()
                        .toPng()
                        .length
                > 0);
        assertEquals(List.of(), Plot.heat(none, "rate", "batch", "accuracy").charts());
    }

    @Test
    void aChartIsSavedAsLinesAndLetters(@TempDir Path folder) throws IOException {
        XYChart chart = Plot.lines(table(), "trials", "accuracy").by("model").chart();

        VectorFile.save(chart, folder.resolve("a.svg"));
        VectorFile.save(chart, folder.resolve("a.pdf"));

        assertTrue(Files.readString(folder.resolve("a.svg")).contains("<path"), "lines, not dots of colour");
        String pdf = new String(Files.readAllBytes(folder.resolve("a.pdf")), 0, 5, StandardCharsets.US_ASCII);
        assertEquals("%PDF-", pdf);
        assertThrows(IllegalArgumentException.class, () -> VectorFile.save(chart, folder.resolve("a.gif")));
    }
}
