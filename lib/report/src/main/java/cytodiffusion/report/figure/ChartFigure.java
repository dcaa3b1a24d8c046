package cytodiffusion.report.figure;

import java.awt.Graphics2D;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        return "Chart" + part(": ", chart.getTitle()) + part("; axes: ", axes) + part("; series: ", series);
    }

    @Override
    public void paint(Graphics2D g) {
        chart.paint(g, width(), height());
    }

    private static String part(String lead, String text) {
        return text == null || text.isBlank() ? "" : lead + text;
    }
}
