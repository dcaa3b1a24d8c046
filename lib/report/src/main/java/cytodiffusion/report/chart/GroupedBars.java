package cytodiffusion.report.chart;

import cytodiffusion.report.figure.Fonts;
import cytodiffusion.report.figure.Palette;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import java.awt.BasicStroke;
import java.util.List;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;

/**
 * Bars from 0 in groups, each with its interval, and in every group a dashed mark for what chance would give. The bars of
 * one colour are one area of an XY chart: XChart's category charts have no intervals of unequal arms.
 */
public final class GroupedBars {
    private static final int GROUP_WIDTH = 130;
    private static final int ROOM_FOR_AXIS = 90;
    private static final int ROOM_BESIDE_NAME = 30;
    private static final int HEIGHT = 350;
    private static final int LEGEND_ROW = 25;

    /** The share of a group's width that its bars take, and of a bar's that is coloured. */
    private static final double OF_GROUP = 0.8;

    private static final double OF_BAR = 0.85;

    /** The mark of chance reaches so far beyond the bars, as a share of a group's width. */
    private static final double BEYOND = 0.05;

    /**
     * Bars of one colour.
     *
     * @param values one a group, none below 0
     */
    public record Bars(String name, List<PointEstimate> values) {
        public Bars {
            values = List.copyOf(values);
        }
    }

    private GroupedBars() {}

    /**
     * The chart.
     *
     * @param title above the bars, or the empty string
     * @param axisLabel what the bars measure, with its unit
     * @param groups names of the groups, from the left
     * @param series the bars, one of each series in every group
     * @param chance of each group, in the same unit
     * @param chanceLabel what chance means here
     */
    public static XYChart of(
            String title,
            String axisLabel,
            List<String> groups,
            List<Bars> series,
            double[] chance,
            String chanceLabel) {
        requireEqualCounts(groups, series, chance);
        String mark = chanceLabel + "; bars with 95 % intervals";
        double group = Math.max(GROUP_WIDTH, Fonts.width(Fonts.label(), groups) + ROOM_BESIDE_NAME);
        XYChart chart = ChartStyle.columns(
                title,
                axisLabel,
                groups,
                (int) Math.ceil(Math.max(
                        ROOM_FOR_AXIS + groups.size() * group, ROOM_FOR_AXIS + Fonts.width(Fonts.label(), mark))),
                HEIGHT + (series.size() + 1) * LEGEND_ROW);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(axis(series, chance).high());
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Vertical);
        double width = OF_GROUP / series.size();
        for (int s = 0; s < series.size(); s++) {
            addBars(chart, series.get(s), s, (s + 0.5) * width - OF_GROUP / 2, width * OF_BAR / 2);
        }
        for (int s = 0; s < series.size(); s++) {
            addIntervals(chart, series.get(s), s, (s + 0.5) * width - OF_GROUP / 2);
        }
        addChance(chart, mark, chance);
        return ChartStyle.withRoundTicks(chart);
    }

    /**
     * Draws bars of equal height from the axis as one area.
     *
     * @param centre of a bar from the middle of its group
     * @param half of a bar's width
     */
    private static void addBars(XYChart chart, Bars bars, int index, double centre, double half) {
        int count = bars.values().size();
        double[] x = new double[4 * count];
        double[] y = new double[4 * count];
        for (int g = 0; g < count; g++) {
            for (int corner = 0; corner < 4; corner++) {
                x[4 * g + corner] = g + 1 + centre + (corner < 2 ? -half : half);
                y[4 * g + corner] =
                        corner == 1 || corner == 2 ? bars.values().get(g).value() : 0;
            }
        }
        XYSeries area = chart.addSeries(bars.name(), x, y);
        ChartStyle.area(area, Palette.series(index), 1);
        // Not drawn, but the frame of its square in the legend.
        area.setLineColor(Palette.series(index));
        area.setShowInLegend(true);
    }

    private static void addIntervals(XYChart chart, Bars bars, int index, double centre) {
        for (int g = 0; g < bars.values().size(); g++) {
            double x = g + 1 + centre;
            String name = bars.name() + " (interval " + (g + 1) + ")";
            bars.values().get(g).interval().ifPresent(bounds -> {
                ChartStyle.interval(
                        chart, name, new double[] {x, x}, new double[] {bounds.lower(), bounds.upper()}, index);
                chart.getSeriesMap().get(name).setLineColor(Palette.INK);
            });
        }
    }

    /** A dash across each group; NaN parts one from the next. */
    private static void addChance(XYChart chart, String name, double[] chance) {
        double[] x = new double[3 * chance.length];
        double[] y = new double[3 * chance.length];
        double reach = OF_GROUP / 2 + BEYOND;
        for (int g = 0; g < chance.length; g++) {
            x[3 * g] = g + 1 - reach;
            x[3 * g + 1] = g + 1 + reach;
            x[3 * g + 2] = g + 1 + reach;
            y[3 * g] = chance[g];
            y[3 * g + 1] = chance[g];
            y[3 * g + 2] = Double.NaN;
        }
        XYSeries dashes = chart.addSeries(name, x, y);
        ChartStyle.guide(dashes);
        dashes.setLineColor(Palette.INK);
        dashes.setLineStyle(
                new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {5, 3}, 0));
        dashes.setShowInLegend(true);
    }

    /** From 0 to beyond every bar, interval and mark. */
    private static Axis axis(List<Bars> series, double[] chance) {
        double highest = series.stream()
                .flatMap(bars -> bars.values().stream())
                .flatMap(value -> Stream.of(
                        value.value(), value.interval().map(Interval::upper).orElse(0.0)))
                .mapToDouble(v -> v)
                .max()
                .orElseThrow();
        for (double level : chance) {
            highest = Math.max(highest, level);
        }
        return Axis.around(0, highest, 6);
    }

    private static void requireEqualCounts(List<String> groups, List<Bars> series, double[] chance) {
        int count = groups.size();
        if (count == 0 || series.isEmpty() || chance.length != count) {
            throw new IllegalArgumentException("Bars need groups and series, and a level of chance for each group");
        }
        for (Bars bars : series) {
            if (bars.values().size() != count) {
                throw new IllegalArgumentException(
                        bars.name() + " has " + bars.values().size() + " bars for " + count + " groups");
            }
        }
    }
}
