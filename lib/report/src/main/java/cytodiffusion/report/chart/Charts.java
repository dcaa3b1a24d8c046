package cytodiffusion.report.chart;

import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.report.figure.Palette;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.PointEstimate;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Charts of results, in colours that are safe for the colour-blind. Axis labels carry the unit: "Accuracy (%)". A
 * title may be empty.
 */
public final class Charts {
    private static final double OPACITY = 0.2;

    private Charts() {}

    /**
     * Counts of each true class (rows) taken for each class (columns), of which there is at least one, coloured by
     * their share of the row.
     */
    public static Figure confusionMatrix(String title, ConfusionMatrix matrix) {
        return new ConfusionMatrixFigure(title, matrix);
    }

    /**
     * How often two judges of the same cases gave which of the same answers, coloured by the share of the row.
     *
     * @param counts by the answers of the one and of the other
     */
    public static Figure answerPairs(String title, String one, String other, ConfusionMatrix counts) {
        return new ConfusionMatrixFigure(title, counts, one, other);
    }

    /** Our values with their intervals, one below the other, each beside the paper's where there is one. */
    public static XYChart forestPlot(String title, String axisLabel, List<PaperComparison> estimates) {
        return ForestPlot.of(title, axisLabel, estimates);
    }

    /** Lines through points. */
    public static XYChart lines(String title, String xLabel, String yLabel, List<Curve> curves) {
        XYChart chart = ChartStyle.chart(title, xLabel, yLabel, names(curves));
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            ChartStyle.line(chart.addSeries(curve.name(), curve.x(), curve.y()), i, 2);
        }
        return ChartStyle.withRoundTicks(chart);
    }

    /** Lines with a band of uncertainty around each. */
    public static XYChart bands(String title, String xLabel, String yLabel, List<Band> bands) {
        List<String> names = bands.stream().map(Band::name).toList();
        Series.requireDistinct(names);
        XYChart chart = ChartStyle.chart(title, xLabel, yLabel, names);
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            addBand(chart, band.name(), band.x(), band.low(), band.high(), Palette.series(i), OPACITY);
        }
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            ChartStyle.line(chart.addSeries(band.name(), band.x(), band.mean()), i, 2);
        }
        return ChartStyle.withRoundTicks(chart);
    }

    /** What was logged during a training: faint as it was, and strong as a running mean over a twenty-fifth of it. */
    public static XYChart trainingCurve(String title, String xLabel, String yLabel, Curve curve) {
        int window = curve.y().length / 25 | 1;
        String mean = "running mean of " + window;
        XYChart chart = ChartStyle.chart(title, xLabel, yLabel, List.of(curve.name(), mean));
        XYSeries raw = chart.addSeries(curve.name(), curve.x(), curve.y());
        ChartStyle.line(raw, 0, 1);
        raw.setLineColor(Palette.faint(Palette.series(0), 0.3));
        ChartStyle.line(chart.addSeries(mean, curve.x(), Series.runningMean(curve.y(), window)), 0, 2);
        return ChartStyle.withRoundTicks(chart);
    }

    /**
     * ROC curves with their areas in the legend, and the diagonal of guessing.
     *
     * @param curves false-positive rates as x and true-positive rates as y, in [0, 1]
     * @param areas the area under each curve
     */
    public static XYChart roc(String title, List<Curve> curves, List<PointEstimate> areas) {
        if (curves.size() != areas.size()) {
            throw new IllegalArgumentException(curves.size() + " ROC curves but " + areas.size() + " areas");
        }
        names(curves);
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            labels.add(curves.get(i).name() + ": AUC " + Numbers.estimate(areas.get(i), 3));
        }
        List<String> legend = new ArrayList<>(labels);
        legend.add("guessing");
        XYChart chart = ChartStyle.squareChart(title, "False-positive rate", "True-positive rate", legend);
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
        XYSeries guessing = chart.addSeries("guessing", new double[] {0, 1}, new double[] {0, 1});
        ChartStyle.guide(guessing);
        guessing.setShowInLegend(true);
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            ChartStyle.line(chart.addSeries(labels.get(i), curve.x(), curve.y()), i, 2);
        }
        return ChartStyle.withRoundTicks(chart);
    }

    /**
     * How often answers are right whose probability of being so was claimed to be x, beside the diagonal of perfect
     * calibration; all in [0, 1].
     */
    public static XYChart reliability(String title, Band bins) {
        XYChart chart = ChartStyle.squareChart(
                title, "Claimed probability", "Share of right answers", List.of(bins.name(), "perfect calibration"));
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
        XYSeries diagonal = chart.addSeries("perfect calibration", new double[] {0, 1}, new double[] {0, 1});
        ChartStyle.guide(diagonal);
        diagonal.setShowInLegend(true);
        addBand(chart, bins.name(), bins.x(), bins.low(), bins.high(), Palette.series(0), OPACITY);
        XYSeries line = chart.addSeries(bins.name(), bins.x(), bins.mean());
        ChartStyle.line(line, 0, 2);
        line.setMarker(SeriesMarkers.CIRCLE);
        line.setMarkerColor(Palette.series(0));
        ChartStyle.leaveRoomForMarkers(chart);
        return ChartStyle.withRoundTicks(chart);
    }

    /** Densities of groups on one axis; {@code curves} are densities at ascending x. */
    public static XYChart densities(String title, String xLabel, List<Curve> curves) {
        XYChart chart = ChartStyle.chart(title, xLabel, "Density", names(curves));
        chart.getStyler().setYAxisMin(0.0);
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            addBand(
                    chart,
                    curve.name(),
                    curve.x(),
                    new double[curve.x().length],
                    curve.y(),
                    Palette.series(i),
                    OPACITY);
        }
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            ChartStyle.line(chart.addSeries(curve.name(), curve.x(), curve.y()), i, 2);
        }
        return ChartStyle.withRoundTicks(chart);
    }

    /** How many measurements of each group fall into each of {@code bins} equally wide bins, shared by all groups. */
    public static XYChart histogram(String title, String xLabel, List<Sample> groups, int bins) {
        List<String> names = groups.stream().map(Sample::name).toList();
        Series.requireDistinct(names);
        HistogramBins shared = HistogramBins.over(groups, bins);
        XYChart chart = ChartStyle.chart(title, xLabel, "Count", names);
        chart.getStyler().setYAxisMin(0.0);
        for (int i = 0; i < groups.size(); i++) {
            double[] x = shared.stairsX();
            double[] y = shared.stairsY(groups.get(i).values());
            addBand(chart, names.get(i), x, new double[x.length], y, Palette.series(i), OPACITY);
            ChartStyle.line(chart.addSeries(names.get(i), x, y), i, 1.5);
        }
        return ChartStyle.withRoundTicks(chart);
    }

    /**
     * The classes' mean errors with their intervals while the trials go on: a class that was dropped ends there with a
     * cross, and the legend says when.
     */
    public static XYChart errorRace(String title, String errorLabel, List<ClassErrors> classes) {
        return ErrorRace.chart(title, errorLabel, classes);
    }

    /** Fills the area between two lines and keeps it out of the legend; points without both edges are skipped. */
    static void addBand(
            XYChart chart, String name, double[] x, double[] low, double[] high, Color color, double opacity) {
        int[] known = IntStream.range(0, x.length)
                .filter(i -> Double.isFinite(low[i]) && Double.isFinite(high[i]))
                .toArray();
        if (known.length == 0) {
            return;
        }
        double[] xs = Arrays.stream(known).mapToDouble(i -> x[i]).toArray();
        double[] lows = Arrays.stream(known).mapToDouble(i -> low[i]).toArray();
        double[] highs = Arrays.stream(known).mapToDouble(i -> high[i]).toArray();
        XYSeries area = chart.addSeries(bandName(name), Series.outline(xs, xs), Series.outline(highs, lows));
        ChartStyle.area(area, color, opacity);
    }

    /** The name of the series that holds the band of this one. */
    static String bandName(String name) {
        return name + " (band)";
    }

    private static List<String> names(List<Curve> curves) {
        List<String> names = curves.stream().map(Curve::name).toList();
        Series.requireDistinct(names);
        return names;
    }
}
