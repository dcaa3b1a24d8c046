package cytodiffusion.report.chart;

import cytodiffusion.report.figure.Palette;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Psychometric functions: bins as points, fits as lines, their uncertainty as bands. */
public final class PsychometricChart {
    private static final double OPACITY = 0.18;
    private static final int MARKER_SIZE = 6;

    private PsychometricChart() {}

    /**
     * Draws observers, by difficulties in [0, 1], into one chart.
     *
     * @param guessRate drawn as a dashed line
     * @param references curves that were not fitted, dashed, in grey
     * @param legend whether there is one
     */
    public static XYChart of(
            String title,
            String xLabel,
            double guessRate,
            List<ObserverCurve> observers,
            List<Curve> references,
            boolean legend) {
        List<String> names =
                new ArrayList<>(observers.stream().map(ObserverCurve::name).toList());
        names.addAll(references.stream().map(Curve::name).toList());
        names.add("guessing");
        Series.requireDistinct(names);
        XYChart chart = ChartStyle.chart(title, xLabel, "Share of right answers", legend ? names : List.of());
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
        chart.getStyler().setMarkerSize(MARKER_SIZE);
        for (ObserverCurve observer : observers) {
            Band fit = observer.fit();
            Charts.addBand(
                    chart, observer.name(), fit.x(), fit.low(), fit.high(), Palette.series(observer.colour()), OPACITY);
        }
        observers.stream()
                .filter(observer -> observer.levels().length > 0)
                .forEach(observer -> points(chart, observer));
        for (ObserverCurve observer : observers) {
            Band fit = observer.fit();
            ChartStyle.line(chart.addSeries(observer.name(), fit.x(), fit.mean()), observer.colour(), 2);
        }
        for (Curve reference : references) {
            dashed(chart.addSeries(reference.name(), reference.x(), reference.y()));
        }
        dashed(chart.addSeries("guessing", new double[] {0, 1}, new double[] {guessRate, guessRate}));
        chart.getSeriesMap().get("guessing").setLineColor(Palette.GREY);
        return ChartStyle.withRoundTicks(chart);
    }

    private static void points(XYChart chart, ObserverCurve observer) {
        XYSeries bins = chart.addSeries(observer.name() + " (bins)", observer.levels(), observer.shares());
        bins.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        bins.setMarker(SeriesMarkers.CIRCLE);
        bins.setMarkerColor(Palette.faint(Palette.series(observer.colour()), 0.6));
        bins.setShowInLegend(false);
    }

    private static void dashed(XYSeries series) {
        ChartStyle.guide(series);
        series.setShowInLegend(true);
    }
}
