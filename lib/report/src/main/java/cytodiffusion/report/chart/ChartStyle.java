package cytodiffusion.report.chart;

import cytodiffusion.report.figure.Fonts;
import cytodiffusion.report.figure.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.HeatMapStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The look that all charts share: white ground, dark text, faint grid, legend beside the data and never on it. */
final class ChartStyle {
    private static final int PLOT_WIDTH = 600;
    private static final int SQUARE_WIDTH = 430;
    private static final int HEIGHT = 400;
    private static final int SENTENCE_HEIGHT = 70;

    /** Share of the plot between its axes' ends where there must be room beyond them. */
    private static final double CONTENT_WITH_ROOM = 0.92;

    private static final int CELL = 50;
    private static final int TICKS_OF_ROWS = 30;
    private static final int INTERVAL = 2;
    private static final int SHADES = 16;
    private static final double DARKEST = 0.55;

    /** The title is centred above the plot, which begins right of the labels of the y axis. */
    private static final int ROOM_BESIDE_TITLE = 200;

    /** The invisible series of {@link #withRoundTicks}. */
    static final String FREE_TICKS = "(round ticks)";

    /** Lines of series that share a colour differ in dash. */
    private static final float[][] DASHES = {null, {8, 4}, {2, 3}};

    private ChartStyle() {}

    /** A chart without series, wide enough for a legend of these labels; a single label needs no legend. */
    static XYChart chart(String title, String xLabel, String yLabel, List<String> legend) {
        return chart(title, xLabel, yLabel, legend, PLOT_WIDTH);
    }

    /** The same with axes of about equal length. */
    static XYChart squareChart(String title, String xLabel, String yLabel, List<String> legend) {
        return chart(title, xLabel, yLabel, legend, SQUARE_WIDTH);
    }

    private static XYChart chart(String title, String xLabel, String yLabel, List<String> legend, int plotWidth) {
        XYChart chart = chart(title, plotWidth + legendWidth(legend), 0, HEIGHT, legend.size() > 1);
        chart.setXAxisTitle(xLabel);
        chart.setYAxisTitle(yLabel);
        return chart;
    }

    /**
     * A chart without series.
     *
     * @param width that plot and legend take, in pixels
     * @param beside what stands at the left of the plot, above which the title does not begin
     */
    private static XYChart chart(String title, double width, double beside, int height, boolean showLegend) {
        Fonts.require();
        double titleWidth = Fonts.width(Fonts.title(), title) + beside + ROOM_BESIDE_TITLE;
        XYChart chart = new XYChartBuilder()
                .width((int) Math.ceil(Math.max(width, titleWidth)))
                .height(height)
                .title(title)
                .build();
        style(chart.getStyler(), showLegend);
        chart.getStyler().setChartTitleVisible(!title.isBlank());
        return chart;
    }

    private static double legendWidth(List<String> legend) {
        return legend.size() > 1 ? Fonts.width(Fonts.label(), legend) + 60 : 0;
    }

    /** Keeps markers whole that lie where an axis ends: XChart cuts off what reaches beyond the plot. */
    static void leaveRoomForMarkers(XYChart chart) {
        chart.getStyler().setPlotContentSize(CONTENT_WITH_ROOM);
    }

    /** A sentence in the place of a chart: no axes and no grid, whatever a cell calls its axes. */
    static XYChart sentence(String text) {
        XYChart chart = chart(text, PLOT_WIDTH, 0, SENTENCE_HEIGHT, false);
        chart.getStyler().setChartTitleFont(Fonts.axis());
        chart.getStyler().setPlotGridLinesVisible(false).setAxisTicksVisible(false);
        chart.getStyler().setXAxisTitleVisible(false).setYAxisTitleVisible(false);
        // XChart draws no chart without a series, and a logarithmic axis has no place for 0.
        XYSeries unseen = chart.addSeries("nothing", new double[] {1, 2}, new double[] {1, 2});
        unseen.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        unseen.setMarker(SeriesMarkers.NONE);
        unseen.setShowInLegend(false);
        return chart;
    }

    /** A chart whose y axis names rows, the first on top, at the heights n, n - 1, ... 1. */
    static XYChart rows(String title, String xLabel, List<String> names, int height, List<String> legend) {
        double namesWidth = Fonts.width(Fonts.label(), names);
        double width = SQUARE_WIDTH + namesWidth + legendWidth(legend);
        XYChart chart = chart(title, width, namesWidth, height, legend.size() > 1);
        chart.setXAxisTitle(xLabel);
        chart.getStyler().setYAxisMin(0.5).setYAxisMax(names.size() + 0.5);
        chart.getStyler().setPlotGridHorizontalLinesVisible(false);
        // Close enough for a tick at every row, as wide as rows are.
        chart.getStyler().setYAxisTickMarkSpacingHint(TICKS_OF_ROWS);
        chart.setCustomYAxisTickLabelsFormatter(place -> {
            int row = names.size() - (int) Math.round(place);
            boolean atARow = Math.abs(place - Math.rint(place)) < 1e-6 && row >= 0 && row < names.size();
            // XChart leaves all labels out where two are the same.
            return atARow ? names.get(row) : " ".repeat(1 + Math.floorMod(Math.round(2 * place), 64));
        });
        return chart;
    }

    /** A chart whose x axis names columns, the first at 1, the next at 2 and so on; it has a legend. */
    static XYChart columns(String title, String yLabel, List<String> names, int width, int height) {
        XYChart chart = chart(title, width, 0, height, true);
        chart.setYAxisTitle(yLabel);
        // At 1, XChart would leave the labels of the first and last tick out.
        chart.getStyler().setPlotContentSize(0.99);
        chart.getStyler().setXAxisTickMarkSpacingHint(width / (names.size() + 1));
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setXAxisMin(0.5).setXAxisMax(names.size() + 0.5);
        chart.setCustomXAxisTickLabelsFormatter(place -> {
            int column = (int) Math.round(place) - 1;
            boolean whole = Math.abs(place - Math.rint(place)) < 1e-6;
            if (whole && column >= 0 && column < names.size()) {
                return names.get(column);
            }
            // Unlike each other, as above, and shorter than names: XChart makes room for the longest label.
            int unlike = column < 0 ? column + 3 : column - names.size() + 3;
            return " ".repeat(Math.max(1, whole ? unlike : 5 + Math.floorMod(Math.round(10 * place), 640)));
        });
        return chart;
    }

    /** A chart of shaded cells, as wide as it is high, with its numbers in the cells. */
    static HeatMapChart heatMap(String xLabel, String yLabel, List<String> names) {
        Fonts.require();
        double namesWidth = Fonts.width(Fonts.label(), names);
        int side = Math.max(3, names.size()) * CELL;
        HeatMapChart chart = new HeatMapChartBuilder()
                .width((int) Math.ceil(side + namesWidth + 150))
                .height((int) Math.ceil(side + namesWidth + 70))
                .xAxisTitle(xLabel)
                .yAxisTitle(yLabel)
                .build();
        HeatMapStyler styler = chart.getStyler();
        style(styler, true);
        styler.setPlotContentSize(1);
        styler.setShowValue(true).setValueFont(Fonts.label()).setHeatMapValueDecimalPattern("0");
        styler.setDrawBorder(true);
        styler.setChartTitleVisible(false);
        styler.setXAxisLabelRotation(45);
        return chart;
    }

    /**
     * Draws an interval from one point to another, which the legend does not name.
     *
     * @param name of the series, which no other has
     * @param index of the group whose colour it has
     */
    static void interval(XYChart chart, String name, double[] x, double[] y, int index) {
        XYSeries line = chart.addSeries(name, x, y);
        line(line, index, INTERVAL);
        line.setShowInLegend(false);
    }

    /**
     * Draws the points of a group, of a shape that neighbours do not have.
     *
     * @param index of the group whose colour they have
     */
    static void points(XYChart chart, String group, List<Double> x, List<Double> y, int index) {
        XYSeries points = chart.addSeries(group, x, y);
        points.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        points.setMarker(index % 2 == 0 ? SeriesMarkers.CIRCLE : SeriesMarkers.DIAMOND);
        points.setMarkerColor(Palette.series(index));
    }

    /** The shades of its cells, from the least on, as far as black numbers can be read on them. */
    static Color[] shades() {
        Color[] shades = new Color[SHADES];
        for (int i = 0; i < SHADES; i++) {
            shades[i] = Palette.sequential(DARKEST * i / (SHADES - 1));
        }
        return shades;
    }

    private static void style(AxesChartStyler styler, boolean showLegend) {
        styler.setChartBackgroundColor(Palette.PAPER);
        styler.setChartFontColor(Palette.INK);
        styler.setChartTitleFont(Fonts.title());
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitlePadding(8);
        styler.setChartPadding(10);
        styler.setPlotBackgroundColor(Palette.PAPER);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(Palette.GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setPlotMargin(0);
        // Without a legend at its right, the label of the last tick would reach beyond the chart's edge.
        styler.setPlotContentSize(showLegend ? 0.98 : CONTENT_WITH_ROOM);
        styler.setAxisTitleFont(Fonts.axis());
        styler.setAxisTickLabelsFont(Fonts.label());
        styler.setAxisTickLabelsColor(Palette.INK);
        styler.setAxisTickMarksColor(Palette.MUTED);
        styler.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
        styler.setXAxisTickMarkSpacingHint(70);
        styler.setYAxisTickMarkSpacingHint(45);
        styler.setLegendVisible(showLegend);
        styler.setLegendPosition(Styler.LegendPosition.OutsideE);
        styler.setLegendFont(Fonts.label());
        styler.setLegendBorderColor(Palette.PAPER);
        styler.setLegendBackgroundColor(Palette.PAPER);
        styler.setLegendSeriesLineLength(22);
        styler.setLocale(Locale.ROOT);
        styler.setDecimalPattern("#,##0.######");
        styler.setAntiAlias(true);
        styler.setToolTipsEnabled(false);
    }

    /** The look of the series at this place: colours first, then dashes. */
    static void line(XYSeries series, int index, double width) {
        float[] dash = DASHES[index / Palette.size() % DASHES.length];
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setLineColor(Palette.series(index));
        series.setLineStyle(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
        series.setMarker(SeriesMarkers.NONE);
    }

    /** A filled shape without an outline, out of the legend. */
    static void area(XYSeries series, Color color, double opacity) {
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        series.setFillColor(Palette.faint(color, opacity));
        series.setLineStyle(SeriesLines.NONE);
        series.setMarker(SeriesMarkers.NONE);
        series.setShowInLegend(false);
    }

    /** A thin dashed line for orientation, out of the legend. */
    static void guide(XYSeries series) {
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setLineColor(Palette.MUTED);
        series.setLineStyle(
                new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {4, 4}, 0));
        series.setMarker(SeriesMarkers.NONE);
        series.setShowInLegend(false);
    }

    /**
     * Frees the ticks of both axes from the data. Where the values are equally spaced, XChart 3.8.8 puts ticks at data
     * points only, with all their digits; an invisible point between the first two makes it choose round numbers.
     */
    static XYChart withRoundTicks(XYChart chart) {
        double x = between(chart, XYSeries::getXData);
        double y = between(chart, XYSeries::getYData);
        XYSeries free = chart.addSeries(FREE_TICKS, new double[] {x}, new double[] {y});
        free.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        free.setMarker(SeriesMarkers.NONE);
        free.setShowInLegend(false);
        return chart;
    }

    /** A value between the two smallest of all series, nearer to the first; the only value where there is just one. */
    private static double between(XYChart chart, Function<XYSeries, double[]> values) {
        double[] smallest = chart.getSeriesMap().values().stream()
                .flatMapToDouble(series -> Arrays.stream(values.apply(series)))
                .filter(Double::isFinite)
                .sorted()
                .distinct()
                .limit(2)
                .toArray();
        if (smallest.length == 0) {
            throw new IllegalArgumentException("There is nothing to draw: no series has a finite value");
        }
        double last = smallest[smallest.length - 1];
        return smallest[0] + 0.4 * (last - smallest[0]);
    }
}
