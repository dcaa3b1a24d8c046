package cytodiffusion.report.chart;

import cytodiffusion.report.figure.Palette;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Estimates with their intervals against a quantity, beside the estimate over all and what chance would give. */
public final class EstimateScatter {
    /** Room beside the outermost points, as a share of their distance, and at least so much. */
    private static final double MARGIN = 0.05;

    private static final double LEAST_MARGIN = 1;

    /** How far points of the same x stand apart, as a share of the axis. */
    private static final double APART = 0.012;

    private static final double OPACITY = 0.15;
    private static final int MARKER_SIZE = 9;
    private static final double STEP = 10;

    private EstimateScatter() {}

    /**
     * Draws percentages.
     *
     * @param name of the points
     * @param x of each estimate; points of the same x are moved apart a little
     * @param estimates in percent
     * @param allName of the estimate over all
     * @param all the estimate over all, in percent, its interval drawn as a band
     * @param chance what guessing gives, in percent
     */
    public static XYChart of(
            String title,
            String xLabel,
            String yLabel,
            String name,
            double[] x,
            List<PointEstimate> estimates,
            String allName,
            PointEstimate all,
            double chance) {
        XYChart chart = ChartStyle.chart(title, xLabel, yLabel, List.of(name, allName, "guessing"));
        double first = DoubleStream.of(x).min().orElse(0);
        double last = DoubleStream.of(x).max().orElse(1);
        double margin = Math.max(LEAST_MARGIN, MARGIN * (last - first));
        double[] ends = {first - margin, last + margin};
        all.interval()
                .ifPresent(i -> Charts.addBand(
                        chart, allName, ends, both(i.lower()), both(i.upper()), Palette.series(1), OPACITY));
        XYSeries guessing = chart.addSeries("guessing", ends, both(chance));
        ChartStyle.guide(guessing);
        guessing.setShowInLegend(true);
        ChartStyle.line(chart.addSeries(allName, ends, both(all.value())), 1, 2);
        double[] apart = apart(x, APART * (ends[1] - ends[0]));
        for (int i = 0; i < apart.length; i++) {
            double at = apart[i];
            String series = name + " (interval " + (i + 1) + ")";
            estimates.get(i).interval().ifPresent(interval -> addInterval(chart, series, at, interval));
        }
        XYSeries points = chart.addSeries(
                name,
                apart,
                estimates.stream().mapToDouble(PointEstimate::value).toArray());
        points.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        points.setMarker(SeriesMarkers.CIRCLE);
        points.setMarkerColor(Palette.series(0));
        chart.getStyler().setMarkerSize(MARKER_SIZE);
        ChartStyle.leaveRoomForMarkers(chart);
        chart.getStyler().setXAxisMin(ends[0]).setXAxisMax(ends[1]);
        fitPercentages(chart, estimates, all, chance);
        return ChartStyle.withRoundTicks(chart);
    }

    private static void addInterval(XYChart chart, String name, double x, Interval interval) {
        XYSeries series = chart.addSeries(name, new double[] {x, x}, new double[] {interval.lower(), interval.upper()});
        ChartStyle.line(series, 0, 1.5);
        series.setLineStyle(new BasicStroke(1.5f));
        series.setShowInLegend(false);
    }

    /** From ten to ten, a little further than the intervals reach. */
    private static void fitPercentages(XYChart chart, List<PointEstimate> estimates, PointEstimate all, double chance) {
        List<PointEstimate> shown = new ArrayList<>(estimates);
        shown.add(all);
        shown.add(PointEstimate.alone(chance));
        double low = shown.stream()
                .mapToDouble(e -> e.interval().map(Interval::lower).orElse(e.value()))
                .min()
                .orElse(0);
        double high = shown.stream()
                .mapToDouble(e -> e.interval().map(Interval::upper).orElse(e.value()))
                .max()
                .orElse(100);
        chart.getStyler()
                .setYAxisMin(Math.max(0, STEP * Math.floor((low - 1) / STEP)))
                .setYAxisMax(Math.min(100, STEP * Math.ceil((high + 1) / STEP)));
    }

    /** The same places, those of equal x side by side around it. */
    static double[] apart(double[] x, double distance) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> {
                    long same =
                            DoubleStream.of(x).filter(value -> value == x[i]).count();
                    long before =
                            IntStream.range(0, i).filter(j -> x[j] == x[i]).count();
                    return x[i] + distance * (before - (same - 1) / 2.0);
                })
                .toArray();
    }

    private static double[] both(double value) {
        return new double[] {value, value};
    }
}
