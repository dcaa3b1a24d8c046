package cytodiffusion.report.figure;

import java.awt.Graphics2D;
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
                + part("; rows: ", rows());
    }

    /** What a y axis of names calls its rows, from above; empty for an axis of numbers. */
    private String rows() {
        if (!(chart instanceof XYChart xy) || xy.getStyler().getyAxisTickLabelsFormattingFunction() == null) {
            return "";
        }
        Double low = xy.getStyler().getYAxisMin();
        Double high = xy.getStyler().getYAxisMax();
        if (low == null || high == null) {
            return "";
        }
        int rows = (int) (Math.floor(high) - Math.ceil(low)) + 1;
        return IntStream.range(0, rows)
                .mapToObj(row -> xy.getStyler()
                        .getyAxisTickLabelsFormattingFunction()
                        .apply(Math.floor(high) - row)
                        .strip())
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
