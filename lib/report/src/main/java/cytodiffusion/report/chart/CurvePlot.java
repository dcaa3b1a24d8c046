package cytodiffusion.report.chart;

import cytodiffusion.stats.Interval;
import cytodiffusion.stats.psychometric.PsychometricBin;
import cytodiffusion.stats.psychometric.PsychometricFit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.Table;

/** Psychometric functions in the making of a chart; every method but {@link #chart} returns the same plot. */
public final class CurvePlot {
    private static final int STEPS = 120;

    private final List<Part> parts = new ArrayList<>();
    private String xLabel = "Confidence";

    /** One observer: its fit, its bins and how wide a band its curve has. */
    private static final class Part {
        private final String name;
        private final PsychometricFit fit;
        private double[] levels = {};
        private double[] shares = {};
        private double credibility;

        Part(String name, PsychometricFit fit) {
            this.name = name;
            this.fit = fit;
        }
    }

    CurvePlot(String name, PsychometricFit fit) {
        parts.add(new Part(name, fit));
    }

    /** Another function beside it; what is said next is said of this one. */
    public CurvePlot and(String name, PsychometricFit fit) {
        parts.add(new Part(name, fit));
        return this;
    }

    /**
     * Draws the bins that the function was fitted to as points.
     *
     * @param bins with the columns {@code mean} and {@code share}
     */
    public CurvePlot points(Table bins) {
        last().levels = bins.numberColumn("mean").asDoubleArray();
        last().shares = bins.numberColumn("share").asDoubleArray();
        return this;
    }

    /** Draws the band that holds the curve with this credibility, 0.95 for 95 %. */
    public CurvePlot band(double credibility) {
        Interval.requireLevel(credibility);
        last().credibility = credibility;
        return this;
    }

    /** What the x axis is called. */
    public CurvePlot x(String label) {
        xLabel = label;
        return this;
    }

    /** The chart; its guessing line is that of the first function. */
    public XYChart chart() {
        double low = levels().min().orElseThrow();
        double high = levels().max().orElseThrow();
        double[] x = IntStream.rangeClosed(0, STEPS)
                .mapToDouble(i -> low + (high - low) * i / STEPS)
                .toArray();
        List<ObserverCurve> observers = new ArrayList<>();
        for (Part part : parts) {
            observers.add(new ObserverCurve(part.name, observers.size(), part.levels, part.shares, curve(part, x)));
        }
        double guessRate = parts.get(0).fit.mode().function().guessRate();
        XYChart chart = PsychometricChart.of("", xLabel, guessRate, observers, List.of(), true);
        chart.getStyler().setXAxisMin(low).setXAxisMax(high);
        return chart;
    }

    private DoubleStream levels() {
        return parts.stream().flatMapToDouble(part -> part.fit.bins().stream().mapToDouble(PsychometricBin::level));
    }

    private static Band curve(Part part, double[] x) {
        double[] mean = new double[x.length];
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            mean[i] = part.fit.curves().mean(x[i]);
            low[i] = Double.NaN;
            high[i] = Double.NaN;
            if (part.credibility > 0) {
                Interval band = part.fit.curves().band(x[i], part.credibility);
                low[i] = band.lower();
                high[i] = band.upper();
            }
        }
        return new Band(part.name, x, mean, low, high);
    }

    private Part last() {
        return parts.get(parts.size() - 1);
    }
}
