package cytodiffusion.report.chart;

import cytodiffusion.report.figure.Palette;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How well classifiers do while one property of the images is changed. */
public final class SweepChart {
    private static final String HERE = "trained here";
    private static final String GUESSING = "guessing";

    private SweepChart() {}

    /**
     * A line with its band for each classifier, a dot at each level; dashed, the level of the training and the accuracy of
     * guessing.
     *
     * @param xLabel the property with its unit
     * @param bands balanced accuracies in per cent by level
     * @param trained level of the training images
     * @param guessing accuracy in per cent of an answer by chance
     */
    public static XYChart of(String title, String xLabel, List<Band> bands, double trained, double guessing) {
        XYChart chart = Charts.bands(title, xLabel, "Balanced accuracy (%)", bands);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(100.0);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
        chart.getStyler().setLegendVisible(true);
        for (int i = 0; i < bands.size(); i++) {
            chart.getSeriesMap().get(bands.get(i).name()).setMarker(SeriesMarkers.CIRCLE);
            chart.getSeriesMap().get(bands.get(i).name()).setMarkerColor(Palette.series(i));
        }
        ChartStyle.leaveRoomForMarkers(chart);
        double[] x = bands.get(0).x();
        ChartStyle.guide(chart.addSeries(HERE, new double[] {trained, trained}, new double[] {0, 100}));
        ChartStyle.guide(
                chart.addSeries(GUESSING, new double[] {x[0], x[x.length - 1]}, new double[] {guessing, guessing}));
        return chart;
    }
}
