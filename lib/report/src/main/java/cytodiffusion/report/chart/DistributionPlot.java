package cytodiffusion.report.chart;

import cytodiffusion.stats.KernelDensity;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/** A distribution in the making of a chart; every method but the last returns the same plot. */
public final class DistributionPlot {
    private static final int GRID = 400;
    /** Beyond so many bandwidths a kernel is next to nothing. */
    private static final double TAIL = 3;

    private final Table table;
    private final String column;
    private String by;

    DistributionPlot(Table table, String column) {
        this.table = table;
        this.column = column;
    }

    /** Draws each value of this column for itself, in the order of their first rows. */
    public DistributionPlot by(String groups) {
        by = groups;
        return this;
    }

    /** How many rows fall into each of so many equally wide bins, which all groups share. */
    public XYChart histogram(int bins) {
        List<Sample> samples = samples();
        return samples.isEmpty() ? Plot.nothing() : Charts.histogram("", column, samples, bins);
    }

    /**
     * Kernel density estimates whose bandwidths are those of Scott's rule times a factor. A group without two different
     * values has no density and is left out.
     *
     * @param factor 1 for Scott's rule, less for more detail
     */
    public XYChart density(double factor) {
        List<Sample> samples = samples().stream()
                .filter(sample -> DoubleStream.of(sample.values()).distinct().count() > 1)
                .toList();
        if (samples.isEmpty()) {
            return Plot.nothing();
        }
        List<KernelDensity> densities = samples.stream()
                .map(sample -> new KernelDensity(
                        sample.values(),
                        factor * KernelDensity.scott(sample.values()).bandwidth()))
                .toList();
        double tail = TAIL
                * densities.stream().mapToDouble(KernelDensity::bandwidth).max().orElseThrow();
        DoubleSummaryStatistics all = samples.stream()
                .flatMapToDouble(sample -> DoubleStream.of(sample.values()))
                .summaryStatistics();
        double low = all.getMin() - tail;
        double width = all.getMax() + tail - low;
        double[] grid = IntStream.range(0, GRID)
                .mapToDouble(i -> low + width * i / (GRID - 1))
                .toArray();
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            curves.add(new Curve(
                    sample.name() + " (n = " + sample.values().length + ")",
                    grid,
                    densities.get(i).at(grid)));
        }
        return Charts.densities("", column, curves);
    }

    /** True and false say little by themselves. */
    private boolean isFlag() {
        return table.column(by).type() == ColumnType.BOOLEAN;
    }

    private List<Sample> samples() {
        Table known = table.where(table.numberColumn(column).isNotMissing());
        if (known.isEmpty()) {
            return List.of();
        }
        if (by == null) {
            return List.of(new Sample(column, known.numberColumn(column).asDoubleArray()));
        }
        var groups = known.column(by).asStringColumn();
        return groups.asList().stream()
                .distinct()
                .map(group -> new Sample(
                        isFlag() ? by + ": " + group : group,
                        known.where(groups.isEqualTo(group))
                                .numberColumn(column)
                                .asDoubleArray()))
                .toList();
    }
}
