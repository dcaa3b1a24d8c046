package cytodiffusion.report.figure;

import java.awt.Graphics2D;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;

/** An XChart chart seen as a {@link Figure}. */
record ChartFigure(Chart<?, ?> chart) implements Figure {
    @Override
    public int width() {
        return chart.getWidth();
    }

    @Override
    public int height() {
        return chart.getHeight();
    }

    @Override
    public String description() {
        String axes = Stream.of(chart.getXAxisTitle(), chart.getYAxisTitle())
                .filter(title -> title != null && !title.isBlank())
                .collect(Collectors.joining(" / "));
        String series = chart.getSeriesMap().entrySet().stream()
                .filter(entry -> entry.getValue().isShowInLegend())
                .map(entry -> entry.getValue().getLabel() == null
                        ? entry.getKey()
                        : entry.getValue().getLabel())
                .collect(Collectors.joining(", "));
        return "Chart" + part(": ", chart.getTitle()) + part("; axes: ", axes) + part("; series: ", series)
                + part("; rows: ", rows()) + part("; columns: ", columns());
    }

    /** What a y axis of names calls its rows, from above; empty for an axis of numbers. */
    private String rows() {
        return chart instanceof XYChart xy
                ? names(
                        xy.getStyler().getyAxisTickLabelsFormattingFunction(),
                        xy.getStyler().getYAxisMax(),
                        xy.getStyler().getYAxisMin())
                : "";
    }

    /** What an x axis of names calls its columns, from the left. */
    private String columns() {
        return chart instanceof XYChart xy
                ? names(
                        xy.getStyler().getxAxisTickLabelsFormattingFunction(),
                        xy.getStyler().getXAxisMin(),
                        xy.getStyler().getXAxisMax())
                : "";
    }

    /** The labels of the whole numbers from one end of an axis to the other. */
    private static String names(Function<Double, String> labels, Double from, Double to) {
        if (labels == null || from == null || to == null) {
            return "";
        }
        int step = from < to ? 1 : -1;
        double first = step > 0 ? Math.ceil(from) : Math.floor(from);
        int count = (int) Math.floor(Math.abs(to - first)) + 1;
        return IntStream.range(0, count)
                .mapToObj(i -> labels.apply(first + step * i).strip())
                .filter(label -> !label.isEmpty())
                .collect(Collectors.joining(", "));
    }

    @Override
    public void paint(Graphics2D g) {
        chart.paint(g, width(), height());
    }

    private static String part(String lead, String text) {
        return text == null || text.isBlank() ? "" : lead + text;
    }
}
