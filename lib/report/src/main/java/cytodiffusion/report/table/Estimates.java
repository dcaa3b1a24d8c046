package cytodiffusion.report.table;

import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Interval;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Estimates in tables: three columns of numbers, to be computed with; only what shows them makes text of them. */
final class Estimates {
    static final String LOW = "low";
    static final String HIGH = "high";

    private Estimates() {}

    /**
     * Adds shares with Wilson's 95 % intervals, as the columns {@code name}, {@code low} and {@code high}; missing where
     * {@code n} is 0.
     */
    static Table addShares(Table table, String name, int[] right, int[] n) {
        DoubleColumn share = DoubleColumn.create(name);
        DoubleColumn low = DoubleColumn.create(LOW);
        DoubleColumn high = DoubleColumn.create(HIGH);
        for (int i = 0; i < n.length; i++) {
            if (n[i] == 0) {
                share.appendMissing();
                low.appendMissing();
                high.appendMissing();
            } else {
                Interval interval = BinomialInterval.wilson(right[i], n[i], Interval.LEVEL);
                share.append((double) right[i] / n[i]);
                low.append(interval.lower());
                high.append(interval.upper());
            }
        }
        return table.addColumns(share, low, high);
    }
}
