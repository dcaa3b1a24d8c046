package cytodiffusion.report.chart;

import cytodiffusion.report.figure.Palette;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The chart of classes that compete for the smallest mean error, trial by trial. */
final class ErrorRace {
    /** Fainter than elsewhere: many bands lie on each other. */
    private static final double OPACITY = 0.12;

    private ErrorRace() {}

    static XYChart chart(String title, String errorLabel, List<ClassErrors> classes) {
        Series.requireDistinct(classes.stream().map(ClassErrors::name).toList());
        int last = classes.stream().mapToInt(ClassErrors::trials).max().orElseThrow();
        ClassErrors best = best(classes, last);
        List<String> labels = classes.stream().map(c -> label(c, last, best)).toList();
        XYChart chart = ChartStyle.chart(title, "Trials", errorLabel, labels);
        for (int i = 0; i < classes.size(); i++) {
            addBand(chart, classes.get(i), labels.get(i), i);
        }
        for (int i = 0; i < classes.size(); i++) {
            ClassErrors racer = classes.get(i);
            XYSeries line = chart.addSeries(labels.get(i), trials(racer), racer.mean());
            ChartStyle.line(line, i, racer == best ? 3 : 1.8);
            if (racer.trials() < last) {
                addEnd(chart, racer, i);
            }
        }
        fitAxes(chart, classes, last);
        return ChartStyle.withRoundTicks(chart);
    }

    /** The class with the smallest mean error of those that were in the race to the end. */
    private static ClassErrors best(List<ClassErrors> classes, int last) {
        return classes.stream()
                .filter(c -> c.trials() == last)
                .min(Comparator.comparingDouble(c -> c.mean()[last - 1]))
                .orElseThrow();
    }

    private static String label(ClassErrors racer, int last, ClassErrors best) {
        if (racer == best) {
            return racer.name() + ": smallest error";
        }
        return racer.trials() < last ? racer.name() + ": dropped at " + racer.trials() : racer.name();
    }

    private static void addBand(XYChart chart, ClassErrors racer, String label, int index) {
        int n = racer.trials();
        double[] low = new double[n];
        double[] high = new double[n];
        for (int t = 0; t < n; t++) {
            low[t] = racer.mean()[t] - racer.halfWidth()[t];
            high[t] = racer.mean()[t] + racer.halfWidth()[t];
        }
        Charts.addBand(chart, label, trials(racer), low, high, Palette.series(index), OPACITY);
    }

    private static void addEnd(XYChart chart, ClassErrors racer, int index) {
        int n = racer.trials();
        XYSeries end = chart.addSeries(racer.name() + " (end)", new double[] {n}, new double[] {racer.mean()[n - 1]});
        end.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        end.setMarker(SeriesMarkers.CROSS);
        end.setMarkerColor(Palette.series(index));
        end.setShowInLegend(false);
    }

    /** The first trials swing so widely that they would press the rest together: the y axis need not hold them. */
    private static void fitAxes(XYChart chart, List<ClassErrors> classes, int last) {
        int settled = classes.stream().mapToInt(ClassErrors::trials).min().orElseThrow() / 2;
        List<Double> edges = new ArrayList<>();
        for (ClassErrors racer : classes) {
            for (int t = settled; t < racer.trials(); t++) {
                double half = Double.isFinite(racer.halfWidth()[t]) ? racer.halfWidth()[t] : 0;
                edges.add(racer.mean()[t] - half);
                edges.add(racer.mean()[t] + half);
            }
        }
        double low = edges.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double high = edges.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        Axis axis = Axis.around(low, high, 6);
        chart.getStyler().setYAxisMin(axis.low()).setYAxisMax(axis.high());
        chart.getStyler().setXAxisMin(1.0).setXAxisMax(Math.max(2.0, last));
    }

    private static double[] trials(ClassErrors racer) {
        return IntStream.rangeClosed(1, racer.trials()).asDoubleStream().toArray();
    }
}
