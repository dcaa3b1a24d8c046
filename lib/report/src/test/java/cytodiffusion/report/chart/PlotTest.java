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
import tech.tablesaw.api.DoubleColumn;
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
