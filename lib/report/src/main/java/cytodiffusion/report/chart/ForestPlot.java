package cytodiffusion.report.chart;

import cytodiffusion.report.figure.Fonts;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.stats.PointEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;

/**
 * Estimates one below the other, each with its interval and, where there is one, the paper's value in the line below.
 * The numbers stand beside the names: XChart has no place for text at the right of a row.
 */
final class ForestPlot {
    /** The names of the series, to restyle them by. */
    static final String OURS = "this run";

    static final String PAPER = "paper";

    private static final int LINE_HEIGHT = 26;
    private static final int ROOM_FOR_AXES = 90;
    private static final double LONGEST_NAME = 290;
    private static final int MARKER = 10;

    /**
     * One line: a value with what stands at its left.
     *
     * @param paper whether it is the paper's value
     */
    private record Line(String label, PointEstimate value, boolean paper) {}

    private ForestPlot() {}

    static XYChart of(String title, String axisLabel, List<PaperComparison> estimates) {
        if (estimates.isEmpty()) {
            throw new IllegalArgumentException("A forest plot needs at least one estimate");
        }
        Axis axis = axis(estimates);
        List<Line> lines = lines(estimates, axis.decimals() + 1);
        boolean both = lines.stream().anyMatch(Line::paper);
        XYChart chart = ChartStyle.rows(
                title,
                axisLabel,
                lines.stream().map(Line::label).toList(),
                ROOM_FOR_AXES + LINE_HEIGHT * lines.size(),
                both ? List.of(OURS, PAPER) : List.of(OURS));
        chart.getStyler().setMarkerSize(MARKER);
        chart.getStyler().setXAxisMin(axis.low()).setXAxisMax(axis.high());
        ChartStyle.leaveRoomForMarkers(chart);
        add(chart, OURS, 0, lines, false);
        if (both) {
            add(chart, PAPER, 1, lines, true);
        }
        return ChartStyle.withRoundTicks(chart);
    }

    private static void add(XYChart chart, String name, int index, List<Line> lines, boolean paper) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.paper() == paper && Double.isFinite(line.value().value())) {
                double height = lines.size() - i;
                x.add(line.value().value());
                y.add(height);
                String interval = name + " (interval " + x.size() + ")";
                line.value()
                        .interval()
                        .ifPresent(bounds -> ChartStyle.interval(
                                chart,
                                interval,
                                new double[] {bounds.lower(), bounds.upper()},
                                new double[] {height, height},
                                index));
            }
        }
        if (!x.isEmpty()) {
            ChartStyle.points(chart, name, x, y, index);
        }
    }

    private static List<Line> lines(List<PaperComparison> estimates, int decimals) {
        List<Line> lines = new ArrayList<>();
        for (PaperComparison estimate : estimates) {
            String name = Fonts.fit(Fonts.label(), estimate.name(), LONGEST_NAME);
            lines.add(new Line(name + "   " + Numbers.estimate(estimate.ours(), decimals), estimate.ours(), false));
            if (estimate.paper() != null) {
                // With all the digits that it was printed with.
                String printed = Numbers.printed(estimate.paper(), decimals);
                // The name again, as XChart leaves all labels out where two are the same.
                lines.add(new Line(name + ", " + PAPER + "   " + printed, estimate.paper(), true));
            }
        }
        return lines;
    }

    /** The axis holds every value and every bound. */
    static Axis axis(List<PaperComparison> estimates) {
        double[] values = estimates.stream()
                .flatMap(e -> Stream.of(e.ours(), e.paper()).filter(Objects::nonNull))
                .flatMapToDouble(ForestPlot::values)
                .filter(Double::isFinite)
                .toArray();
        double min = DoubleStream.of(values).min().orElse(0);
        double max = DoubleStream.of(values).max().orElse(1);
        return Axis.around(min, max, 6);
    }

    private static DoubleStream values(PointEstimate estimate) {
        DoubleStream bounds = estimate.interval().stream().flatMapToDouble(i -> DoubleStream.of(i.lower(), i.upper()));
        return DoubleStream.concat(DoubleStream.of(estimate.value()), bounds);
    }
}
