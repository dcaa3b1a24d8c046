package cytodiffusion.report.table;

import cytodiffusion.stats.psychometric.Binning;
import cytodiffusion.stats.psychometric.PsychometricBin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Predictions put together by a score such as the confidence: a table of {@code n}, {@code right}, {@code mean} (of the
 * score), {@code share} (of right answers) and its 95 % interval (Wilson), {@code low} and {@code high}. Rows without a
 * label, a prediction or a score are left out.
 */
public final class Bins {
    private Bins() {}

    /**
     * Bins of equally many predictions, as nearly as ties allow, which stay together.
     *
     * @param score column of numbers
     * @param bins how many at most, at least 1
     */
    public static Table equalCount(Table predictions, String score, int bins) {
        return table(predictions, score, bins, Binning.EQUAL_COUNT);
    }

    /** Bins of the same width from the lowest to the highest score; those without a prediction are left out. */
    public static Table equalWidth(Table predictions, String score, int bins) {
        return table(predictions, score, bins, Binning.EQUAL_WIDTH);
    }

    private static Table table(Table predictions, String score, int bins, Binning binning) {
        Columns.numbers(predictions, score);
        Table judged = Columns.judged(predictions);
        judged = judged.where(judged.numberColumn(score).isNotMissing());
        return of(binning.of(Columns.numbers(judged, score), Columns.right(judged), bins), score);
    }

    /** Bins that were made elsewhere, as such a table. */
    public static Table of(List<PsychometricBin> bins, String score) {
        int[] n = bins.stream().mapToInt(PsychometricBin::total).toArray();
        int[] right = bins.stream().mapToInt(PsychometricBin::correct).toArray();
        double[] mean = bins.stream().mapToDouble(PsychometricBin::level).toArray();
        Table table = Table.create(
                "Bins by " + score,
                IntColumn.create("n", n),
                IntColumn.create("right", right),
                DoubleColumn.create("mean", mean));
        return Estimates.addShares(table, "share", right, n);
    }

    /** The bins of such a table. */
    static List<PsychometricBin> read(Table bins) {
        double[] n = Columns.numbers(bins, "n");
        double[] right = Columns.numbers(bins, "right");
        double[] mean = Columns.numbers(bins, "mean");
        return new ArrayList<>(IntStream.range(0, n.length)
                .mapToObj(i -> new PsychometricBin(mean[i], (int) right[i], (int) n[i]))
                .toList());
    }
}
