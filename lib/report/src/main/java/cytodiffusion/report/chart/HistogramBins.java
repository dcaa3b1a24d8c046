package cytodiffusion.report.chart;

import java.util.List;

/**
 * Equally wide bins of a histogram. A value on an edge belongs to the bin above it, the largest value to the last bin.
 *
 * @param edges ascending, one more than there are bins
 */
record HistogramBins(double[] edges) {
    /** HistogramBins from the smallest to the largest value of all groups. */
    static HistogramBins over(List<Sample> groups, int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("A histogram needs at least one bin, not " + bins);
        }
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (Sample group : groups) {
            for (double value : group.values()) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        if (min == max) {
            min -= 0.5;
            max += 0.5;
        }
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) {
            edges[i] = min + (max - min) * i / bins;
        }
        edges[bins] = max;
        return new HistogramBins(edges);
    }

    /** How many of these values each bin holds. */
    int[] count(double[] values) {
        int bins = edges.length - 1;
        double min = edges[0];
        double max = edges[bins];
        int[] counts = new int[bins];
        for (double value : values) {
            int bin = (int) ((value - min) / (max - min) * bins);
            counts[Math.min(bins - 1, bin)]++;
        }
        return counts;
    }

    /** The x values of a line around the bars: each edge twice. */
    double[] stairsX() {
        double[] x = new double[2 * edges.length];
        for (int i = 0; i < edges.length; i++) {
            x[2 * i] = edges[i];
            x[2 * i + 1] = edges[i];
        }
        return x;
    }

    /** The heights that go with {@link #stairsX()}, from 0 and back to it. */
    double[] stairsY(double[] values) {
        int[] counts = count(values);
        double[] y = new double[2 * edges.length];
        for (int i = 0; i < counts.length; i++) {
            y[2 * i + 1] = counts[i];
            y[2 * i + 2] = counts[i];
        }
        return y;
    }
}
