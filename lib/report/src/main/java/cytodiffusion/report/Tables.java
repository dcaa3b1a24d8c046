package cytodiffusion.report;

import cytodiffusion.report.chart.PaperComparison;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.ClassMetrics;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Results as tables, ready to be shown. */
public final class Tables {
    /** Stands where our copy of the paper has lost a number. */
    public static final String NOT_IN_OUR_COPY = "not in our copy";

    /** What intervals are over where one model, or one of each kind, judged some cells. */
    public static final String OVER_CELLS =
            "Intervals (95 %) are over the cells that were judged; another training of the model is not in them.";

    /** In a table's name, parts the title from what stands under the table. */
    static final String NOTE = "\n";

    private Tables() {}

    /** The table with a phrase that is shown under it, as what its intervals are over. */
    public static Table noted(Table table, String phrase) {
        table.setName(table.name() + NOTE + phrase);
        return table;
    }

    /** A share in [0, 1] and its interval as percent: "96.4 [94.1, 98.0] %". */
    public static String percent(PointEstimate share) {
        return Numbers.estimate(share.times(100), 1) + " %";
    }

    /**
     * One row per class, in the matrix's order, with shares in percent and Wilson's 95 % intervals of precision and recall. A share
     * of no cells is 0, as {@link ConfusionMatrix} has it, but the recall of a class without cells is missing.
     */
    public static Table perClass(ConfusionMatrix confusion) {
        StringColumn name = StringColumn.create("Class");
        IntColumn cells = IntColumn.create("Cells");
        StringColumn precision = StringColumn.create("Precision (%)");
        StringColumn recall = StringColumn.create("Recall (%)");
        DoubleColumn f1 = DoubleColumn.create("F1 (%)");
        for (int c = 0; c < confusion.classes().size(); c++) {
            ClassMetrics metrics = confusion.perClass().get(c);
            name.append(metrics.name());
            cells.append(metrics.support());
            int called = called(confusion, c);
            precision.append(share(confusion.counts()[c][c], called, called == 0 ? 0 : metrics.precision()));
            recall.append(
                    metrics.support() == 0
                            ? Numbers.MISSING
                            : share(confusion.counts()[c][c], metrics.support(), metrics.recall()));
            f1.append(100 * metrics.f1());
        }
        return noted(
                Table.create("Per class", name, cells, precision, recall, f1),
                OVER_CELLS + " F1 is the harmonic mean of the two and has none of its own.");
    }

    private static int called(ConfusionMatrix confusion, int c) {
        return Arrays.stream(confusion.counts()).mapToInt(row -> row[c]).sum();
    }

    private static String share(int correct, int of, double share) {
        PointEstimate estimate = of == 0
                ? PointEstimate.alone(share)
                : new PointEstimate(share, BinomialInterval.wilson(correct, of, Interval.LEVEL));
        return Numbers.estimate(estimate.times(100), 1);
    }

    /**
     * Our values beside the paper's, which are shown with at least the digits that they were printed with.
     *
     * @param unit of all values, or the empty string
     * @param decimals digits after the point of our values
     */
    public static Table besidePaper(List<PaperComparison> estimates, String unit, int decimals) {
        String inUnit = unit.isEmpty() ? "" : " (" + unit + ")";
        StringColumn name = StringColumn.create("Quantity");
        StringColumn ours = StringColumn.create("This run" + inUnit);
        StringColumn paper = StringColumn.create("Paper" + inUnit);
        for (PaperComparison estimate : estimates) {
            name.append(estimate.name());
            ours.append(Numbers.estimate(estimate.ours(), decimals));
            paper.append(estimate.paper() == null ? NOT_IN_OUR_COPY : Numbers.printed(estimate.paper(), decimals));
        }
        return Table.create("Beside the paper", name, ours, paper);
    }

    /**
     * How many cells of each class a dataset holds, in all and in each part, with a last row for all classes.
     *
     * @param parts what the parts are called: "train", "validation", "test"
     * @param cells for each class, in the map's order, the number of cells in each part
     */
    public static Table datasetOverview(List<String> parts, Map<String, long[]> cells) {
        Table table = Table.create("Cells", StringColumn.create("Class"));
        parts.forEach(part -> table.addColumns(LongColumn.create(part)));
        table.addColumns(LongColumn.create("Total"), DoubleColumn.create("Share (%)"));
        long[] all = new long[parts.size()];
        cells.forEach((name, counts) -> {
            if (counts.length != parts.size()) {
                throw new IllegalArgumentException(
                        "Class \"" + name + "\" has " + counts.length + " counts for " + parts.size() + " parts");
            }
            for (int i = 0; i < all.length; i++) {
                all[i] += counts[i];
            }
        });
        long total = LongStream.of(all).sum();
        cells.forEach((name, counts) -> appendCounts(table, name, counts, total));
        appendCounts(table, "all", all, total);
        return table;
    }

    private static void appendCounts(Table table, String name, long[] counts, long total) {
        long sum = LongStream.of(counts).sum();
        table.stringColumn(0).append(name);
        for (int i = 0; i < counts.length; i++) {
            ((LongColumn) table.column(1 + i)).append(counts[i]);
        }
        ((LongColumn) table.column("Total")).append(sum);
        table.doubleColumn("Share (%)").append(100.0 * sum / total);
    }
}
