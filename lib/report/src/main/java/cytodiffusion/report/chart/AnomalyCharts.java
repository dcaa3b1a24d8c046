package cytodiffusion.report.chart;

import cytodiffusion.report.figure.Figure;
import cytodiffusion.stats.KernelDensity;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.anomaly.AnomalyDetection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;

/** How well known and unknown cells are told apart, as in the paper's Figure 3. */
public final class AnomalyCharts {
    private static final int GRID = 400;
    /** Beyond so many bandwidths a kernel is next to nothing. */
    private static final double TAIL = 3;

    private AnomalyCharts() {}

    /** The densities of the confidence of known and of unknown cells (kernel density, Scott's rule). */
    public static Figure densities(String title, String confidenceLabel, AnomalyDetection detection) {
        double[] known = detection.confidences(false);
        double[] unknown = detection.confidences(true);
        KernelDensity ofKnown = KernelDensity.scott(known);
        KernelDensity ofUnknown = KernelDensity.scott(unknown);
        double tail = TAIL * Math.max(ofKnown.bandwidth(), ofUnknown.bandwidth());
        DoubleSummaryStatistics all = DoubleStream.concat(DoubleStream.of(known), DoubleStream.of(unknown))
                .summaryStatistics();
        double low = all.getMin() - tail;
        double high = all.getMax() + tail;
        double[] grid = IntStream.range(0, GRID)
                .mapToDouble(i -> low + (high - low) * i / (GRID - 1))
                .toArray();
        return Figure.of(Charts.densities(
                title,
                confidenceLabel,
                List.of(
                        new Curve("normal (n = " + known.length + ")", grid, ofKnown.at(grid)),
                        new Curve("abnormal (n = " + unknown.length + ")", grid, ofUnknown.at(grid)))));
    }

    /** The ROC curves of several scores, each with its area and DeLong's 95 % interval. */
    public static Figure roc(String title, List<AnomalyDetection> detections) {
        return Figure.of(rocChart(title, detections));
    }

    static XYChart rocChart(String title, List<AnomalyDetection> detections) {
        List<Curve> curves = detections.stream()
                .map(detection -> Curve.of(detection.name(), detection.roc()))
                .toList();
        List<PointEstimate> areas =
                detections.stream().map(AnomalyDetection::auc).toList();
        return Charts.roc(title, curves, areas);
    }
}
